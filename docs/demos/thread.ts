import { createConversation, createMessage, memoryStorage, type Conversation } from '@tyqw/core'
import { createTyqw } from '@tyqw/ui'
import type { Plugin } from 'vue'
import type { DemoConnection } from '../.vitepress/theme/demo/mount-demo'

const HOUR_MS = 3_600_000

/** A conversation of so many messages, which end an hour ago. */
function longConversation(count: number, toText: (place: number) => string): Conversation {
  const nodes: Record<string, Conversation['nodes'][string]> = {}
  for (let place = 1; place <= count; place += 1) {
    const message = createMessage(place % 2 === 1 ? 'user' : 'assistant', {
      id: `m${place}`,
      createdAt: Date.now() - (count - place + 1) * HOUR_MS,
      parts: [{ type: 'text', text: toText(place) }],
    })
    const status = { type: 'complete', reason: 'stop' } as const
    const parentId = place === 1 ? null : `m${place - 1}`
    nodes[message.id] = { message: { ...message, status }, parentId }
  }
  return {
    ...createConversation({ id: 'long', createdAt: Date.now() - count * HOUR_MS }),
    headId: `m${count}`,
    nodes,
  }
}

export async function createPlugin(connection: DemoConnection): Promise<Plugin> {
  const isChinese = connection.locale === 'zh-CN'
  const storage = memoryStorage()
  await storage.save(
    longConversation(2000, (place) =>
      isChinese ? `第 ${place} 条\n\n一段写好的话。` : `Message ${place}\n\nWritten beforehand.`,
    ),
  )
  return createTyqw({ ...connection, storage })
}
