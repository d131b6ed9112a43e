import { createConversation, createMessage, type ChatMessage, type Conversation } from '@tyqw/core'

/** A conversation of so many messages, questions and answers by turns: `m0`, `m1`, … */
export function longConversation(count: number, id = 'long'): Conversation {
  const nodes: Record<string, { message: ChatMessage; parentId: string | null }> = {}
  for (let index = 0; index < count; index++) {
    const role = index % 2 === 0 ? 'user' : 'assistant'
    const message = createMessage(role, {
      id: `m${index}`,
      createdAt: index,
      parts: [{ type: 'text', text: `${role === 'user' ? '问题' : '回答'} ${index}` }],
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
