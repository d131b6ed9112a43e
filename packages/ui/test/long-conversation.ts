import { createConversation, createMessage, type ChatMessage, type Conversation } from '@tyqw/core'

export interface LongConversationOptions {
  /** @default 'long' */
  id?: string
  /** What the nth message says. @default one line */
  text?: (index: number) => string
  /** When the nth message came, in ms. @default all on one day */
  createdAt?: (index: number) => number
}

/** Two paragraphs, of a length that differs from message to message. */
export function twoParagraphs(index: number): string {
  const words = '西湖的水，我的泪，我情愿和你化作一团火焰。'
  const paragraph = (salt: number) => words.repeat(1 + ((index * 7 + salt * 5) % 6))
  return `第 ${index} 条：${paragraph(1)}\n\n${paragraph(2)}`
}

/** A conversation of so many messages, questions and answers by turns: `m0`, `m1`, … */
export function longConversation(
  count: number,
  options: LongConversationOptions = {},
): Conversation {
  const { id = 'long', createdAt = (index: number) => index } = options
  const nodes: Record<string, { message: ChatMessage; parentId: string | null }> = {}
  for (let index = 0; index < count; index++) {
    const role = index % 2 === 0 ? 'user' : 'assistant'
    const message = createMessage(role, {
      id: `m${index}`,
      createdAt: createdAt(index),
      parts: [
        {
          type: 'text',
          text: options.text?.(index) ?? `${role === 'user' ? '问题' : '回答'} ${index}`,
        },
      ],
    })
    const status = { type: 'complete', reason: 'stop' } as const
    nodes[message.id] = {
      message: { ...message, status },
      parentId: index === 0 ? null : `m${index - 1}`,
    }
  }
  return {
    ...createConversation({ id, createdAt: 0 }),
    title: '很长的对话',
    updatedAt: count,
    headId: count > 0 ? `m${count - 1}` : null,
    nodes,
  }
}
