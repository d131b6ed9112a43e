import { createConversation, type Conversation } from '../model/conversation'
import { createMessage, type ChatMessage, type MessagePart } from '../model/message'

/** A conversation that no storage has seen: a row of messages, each below the one before, with these texts. */
export function sampleConversation(
  id: string,
  texts: readonly string[] = ['What is a tree?', 'Something that has one root.'],
): Conversation {
  const empty = {
    ...createConversation({ id, createdAt: 1_700_000_000_000 }),
    title: `About ${id}`,
  }
  return texts.reduce<Conversation>(
    (conversation, text, index) => withText(conversation, `m${index}`, text),
    empty,
  )
}

/** The same with one more message at its end. */
export function withText(conversation: Conversation, id: string, text: string): Conversation {
  const createdAt = conversation.updatedAt + 1
  return withMessage(conversation, sampleMessage(id, createdAt, [{ type: 'text', text }]))
}

/** The same with that message at its end. */
export function withMessage(conversation: Conversation, message: ChatMessage): Conversation {
  const node = { message, parentId: conversation.headId }
  return {
    ...conversation,
    updatedAt: message.createdAt,
    headId: message.id,
    nodes: { ...conversation.nodes, [message.id]: node },
  }
}

/** A message with something in every field. */
export function fullMessage(id: string, createdAt: number): ChatMessage {
  const error = {
    code: 'Throttling',
    kind: 'rate-limit',
    message: 'Too many requests. Wait a moment.',
    status: 429,
    requestId: 'r-1',
    retryable: true,
    retryAfterMs: 1000,
  } as const
  return {
    ...sampleMessage(id, createdAt, [
      { type: 'reasoning', text: '想一想……', startedAt: createdAt, endedAt: createdAt + 5 },
      {
        type: 'step',
        step: {
          id: 's-1',
          kind: 'retrieval',
          name: '知识检索',
          state: 'done',
          input: '{"query":"树"}',
          output: '',
          durationMs: 12.5,
        },
      },
      { type: 'text', text: '你好 👩‍👩‍👧, half a sign: \uD83D, NUL: \u0000, "quotes", \u2028' },
      { type: 'text', text: '' },
      ...toolOutputs.map((output, index) => toolPart(`t-${index}`, { output })),
      toolPart('t-error', { state: 'output-error', error }),
      {
        type: 'file',
        mediaType: 'image/png',
        url: 'data:image/png;base64,AA',
        name: '图.png',
        size: 1,
      },
    ]),
    sources: [
      { index: '1' },
      {
        index: '2',
        run: 1,
        title: 'Trees',
        url: 'https://example.com/?q=树',
        text: 'A tree has one root.',
        documentId: 'd-1',
        documentName: 'trees.pdf',
        images: ['https://example.com/a.png'],
        pages: [1, 2],
        siteName: 'Example',
        icon: 'https://example.com/favicon.ico',
      },
    ],
    status: { type: 'incomplete', reason: 'error', error },
    metadata: {
      requestId: 'r-1',
      streamId: 's-1',
      model: 'qwen-plus',
      runs: [
        {
          inputTokens: 1,
          outputTokens: 2,
          reasoningTokens: 3,
          cachedTokens: 0,
          models: [{ model: 'qwen-plus', inputTokens: 1, outputTokens: 2 }],
        },
        {},
      ],
      runStarts: [3],
      submittedAt: createdAt,
      firstTokenAt: createdAt + 1,
      finishedAt: createdAt + 9,
      feedback: { value: 'dislike', reason: '不对' },
    },
  }
}

const toolOutputs: readonly unknown[] = [
  null,
  false,
  0,
  -1.5e300,
  '',
  [],
  [[null, 'a'], { b: [] }],
  { '': 1, 'a b': { deep: [{ deeper: '树' }] }, constructor: 'x', length: 0 },
]

function toolPart(
  toolCallId: string,
  rest: Partial<Extract<MessagePart, { type: 'tool' }>>,
): MessagePart {
  return {
    type: 'tool',
    toolCallId,
    index: 0,
    name: 'look',
    input: '{}',
    state: 'output-available',
    ...rest,
  }
}

function sampleMessage(id: string, createdAt: number, parts: readonly MessagePart[]): ChatMessage {
  return createMessage('user', { id, createdAt, parts })
}
