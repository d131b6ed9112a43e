import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Conversation } from '../../model/conversation'
import { isTyqwError, type TyqwErrorData } from '../../model/errors'
import type { ChatMessage, MessageMetadata, MessagePart, Source, Step } from '../../model/message'
import { exportConversations } from './export-conversations'
import { importConversations } from './import-conversations'

const text = fc.string({ unit: 'binary', maxLength: 20 })
const time = fc.nat()

/** A record whose other keys may be missing. */
function shape<Model>(
  fields: Record<keyof Model, fc.Arbitrary<unknown>>,
  requiredKeys: (keyof Model)[],
): fc.Arbitrary<Model> {
  const keys = { requiredKeys, noNullPrototype: true }
  return fc.record<unknown>(fields, keys as object) as fc.Arbitrary<Model>
}

const error = shape<TyqwErrorData>(
  {
    code: text,
    kind: fc.constantFrom('server', 'storage', 'truncated'),
    message: text,
    status: fc.nat(),
    requestId: text,
    retryable: fc.boolean(),
    retryAfterMs: time,
  },
  ['code', 'kind', 'message', 'retryable'],
)

const step = shape<Step>(
  {
    id: text,
    kind: fc.constantFrom('retrieval', 'memory', 'other'),
    name: text,
    state: fc.constantFrom('running', 'done', 'failed'),
    input: text,
    output: text,
    durationMs: fc.nat(),
  },
  ['id', 'kind', 'name', 'state'],
)

type Part<Type extends MessagePart['type']> = Extract<MessagePart, { type: Type }>

const part = fc.oneof(
  shape<Part<'text'>>({ type: fc.constant('text'), text }, ['type', 'text']),
  shape<Part<'reasoning'>>(
    { type: fc.constant('reasoning'), text, startedAt: time, endedAt: time },
    ['type', 'text', 'startedAt'],
  ),
  shape<Part<'step'>>({ type: fc.constant('step'), step }, ['type', 'step']),
  shape<Part<'tool'>>(
    {
      type: fc.constant('tool'),
      toolCallId: text,
      index: fc.nat(),
      name: text,
      input: text,
      state: fc.constantFrom('output-available', 'running', 'output-denied'),
      output: fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value))),
      error,
    },
    ['type', 'toolCallId', 'name', 'input', 'state'],
  ),
  shape<Part<'file'>>(
    { type: fc.constant('file'), mediaType: text, url: text, name: text, size: fc.nat() },
    ['type', 'mediaType', 'url'],
  ),
)

const source = shape<Source>(
  {
    index: text,
    run: fc.nat(),
    title: text,
    url: text,
    text,
    documentId: text,
    documentName: text,
    images: fc.array(text, { maxLength: 2 }),
    pages: fc.array(fc.nat(), { maxLength: 2 }),
    siteName: text,
    icon: text,
  },
  ['index'],
)

const metadata = shape<MessageMetadata>(
  {
    requestId: text,
    streamId: text,
    model: text,
    runs: fc.array(fc.record({ inputTokens: fc.nat() }, { noNullPrototype: true })),
    runStarts: fc.constant([0]),
    submittedAt: time,
    firstTokenAt: time,
    finishedAt: time,
    feedback: fc.constantFrom({ value: 'like' }, { value: 'dislike', reason: '不对' }),
  },
  ['runs'],
)

const status = fc.oneof(
  fc.constantFrom('stop', 'tool-calls', 'other').map((reason) => ({ type: 'complete', reason })),
  fc
    .tuple(fc.constantFrom('stopped', 'length', 'error'), error)
    .map(([reason, error]) => ({ type: 'incomplete', reason, error })),
)

const message = fc.record(
  {
    role: fc.constantFrom('user', 'assistant', 'system'),
    parts: fc.array(part, { maxLength: 4 }),
    sources: fc.array(source, { maxLength: 2 }),
    status,
    createdAt: time,
    metadata,
  },
  { noNullPrototype: true },
) as fc.Arbitrary<Omit<ChatMessage, 'id'>>

/** A tree: each message hangs below an earlier one, or is a root. */
const nodes = fc
  .uniqueArray(fc.tuple(fc.oneof(text, fc.constant('__proto__')), message, fc.nat()), {
    selector: ([id]) => id,
    maxLength: 6,
  })
  .map((all) =>
    Object.fromEntries(
      all.map(([id, message, place], index) => {
        const parentId = all[place % (index + 1)]?.[0]
        return [id, { message: { ...message, id }, parentId: parentId === id ? null : parentId }]
      }),
    ),
  ) as fc.Arbitrary<Conversation['nodes']>

const conversation = fc
  .record({
    nodes,
    head: fc.nat(),
    details: shape<Omit<Conversation, 'nodes' | 'headId'>>(
      {
        id: text,
        title: text,
        createdAt: time,
        updatedAt: time,
        schemaVersion: fc.constant(1),
        pinned: fc.boolean(),
        sessionSpent: fc.boolean(),
        session: fc.constant({ id: 's', seen: ['q'], turns: 1, usedAt: 1 }),
        revision: fc.nat(),
      },
      ['id', 'title', 'createdAt', 'updatedAt', 'schemaVersion'],
    ),
  })
  .map(({ nodes, head, details }): Conversation => {
    const ids = [null, ...Object.keys(nodes)]
    return Object.assign({ nodes, headId: ids[head % ids.length] ?? null }, details)
  })

const conversations = fc.uniqueArray(conversation, { selector: ({ id }) => id, maxLength: 3 })

function asImported({
  session: _session,
  revision: _revision,
  ...rest
}: Conversation): Conversation {
  const nodes = Object.entries(rest.nodes).map(([id, { message, parentId }]) => {
    const { streamId: _streamId, ...metadata } = message.metadata
    return [id, { message: { ...message, metadata }, parentId }]
  })
  return { ...rest, sessionSpent: true, nodes: Object.fromEntries(nodes) }
}

it('gives back what was exported, but for what belongs to one browser', () => {
  fc.assert(
    fc.property(conversations, (all) => {
      expect(importConversations(exportConversations(all))).toEqual({
        conversations: all.map(asImported),
        broken: [],
      })
    }),
  )
})

/** Anything but what is wrong with the file is a mistake of ours. */
function importOrRefuse(json: string) {
  try {
    return importConversations(json)
  } catch (thrown) {
    if (isTyqwError(thrown) && thrown.code === 'import-invalid') return undefined
    throw thrown
  }
}

it('refuses any other JSON, and every file that was cut, with an error of its own', () => {
  fc.assert(fc.property(fc.oneof(fc.json(), fc.string()), (json) => void importOrRefuse(json)))
  fc.assert(
    fc.property(conversations, fc.nat(), (all, length) => {
      const file = exportConversations(all)
      expect(importOrRefuse(file.slice(0, length % file.length))).toBeUndefined()
    }),
  )
})

it('reads what it can of a file with anything in it, and that once more the same', () => {
  const scalars = fc.jsonValue({ maxDepth: 2 })
  fc.assert(
    fc.property(conversations, fc.array(fc.tuple(fc.nat(), scalars)), (all, changes) => {
      const pieces = exportConversations(all).split(/(?<=: )(?="|\d|\[|null)/)
      for (const [place, value] of changes) {
        const index = 3 + (place % pieces.length)
        const piece = pieces[index]?.replace(/^(?:"[^"\n]*"|\d+|null)/, JSON.stringify(value))
        if (piece) pieces[index] = piece
      }
      const first = importOrRefuse(pieces.join(''))
      if (!first) return
      const again = importConversations(exportConversations(first.conversations))
      expect(again).toEqual({ conversations: first.conversations, broken: [] })
    }),
  )
})
