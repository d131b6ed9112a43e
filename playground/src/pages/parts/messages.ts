import type { Conversation } from '@tyqw/core'
import { toConversation, toMessage } from '../../shell/conversation'
import { sourcesOf } from './data'
import type { texts } from './texts'

/** A question with an answer in two versions, and one that was stopped. */
export function partsConversation(words: (typeof texts)['zh-CN']): Conversation {
  const at = Date.now() - 60_000
  const chain = toConversation('messages', words.question, [
    toMessage('user', 'question', words.question, at),
    toMessage('assistant', 'answer', {
      parts: [
        { type: 'reasoning', text: words.reasoning, startedAt: at, endedAt: at + 8000 },
        { type: 'text', text: `${words.answer}<ref>[1]</ref>` },
      ],
      sources: sourcesOf(3),
      metadata: {
        model: 'qwen-plus',
        runs: [{ inputTokens: 42, outputTokens: 128, reasoningTokens: 64 }],
      },
    }),
    toMessage('user', 'next', words.shortDraft, at + 20_000),
    toMessage('assistant', 'stopped', {
      parts: [{ type: 'text', text: words.cutAnswer }],
      status: { type: 'incomplete', reason: 'stopped' },
    }),
  ])
  const other = toMessage('assistant', 'other', words.otherAnswer, at)
  const { question, ...rest } = chain.nodes
  const nodes = {
    ...(question && { question }),
    other: { message: other, parentId: 'question' },
    ...rest,
  }
  return { ...chain, nodes }
}
