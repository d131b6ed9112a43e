// A chat loads it with its first storage; here it is there at once.
import '../src/chat/keeping/keeper'
import type { ChatOptions } from '../src/chat/chat-types'
import { pathOf } from '../src/chat/message-tree'
import type { Conversation } from '../src/model/conversation'
import { textOf } from '../src/model/message'
import { createMemoryData, memoryStorage, type MemoryData } from '../src/storage/memory'
import type { ConversationStorage } from '../src/storage/storage'
import { setUpChat } from './chat-setup'
import { createTestClock } from './test-clock'

/** A memory storage that a test can watch, hold up and break. */
export interface TestStorage extends ConversationStorage {
  /** What was written, oldest first: only what the storage took. */
  readonly writes: readonly Conversation[]
  /** How often it was asked to load. */
  readonly loads: number
  /** Called before each save and load; what it throws is thrown, and what it returns is waited for. */
  before: (method: 'save' | 'load') => unknown
}

/** @param data - Of another storage, to be another tab of it. @default empty */
export function testStorage(data: MemoryData = createMemoryData()): TestStorage {
  const own = memoryStorage({ data })
  const writes: Conversation[] = []
  const storage: TestStorage & { loads: number } = {
    ...own,
    writes,
    loads: 0,
    before: () => undefined,
    async load(id) {
      storage.loads += 1
      await storage.before('load')
      return own.load(id)
    },
    async save(conversation) {
      await storage.before('save')
      const revision = await own.save(conversation)
      if (revision !== undefined) writes.push(structuredClone(conversation))
      return revision
    },
  }
  return storage
}

/** A chat `c` that is kept in a storage, and a clock that stands still until it is moved. */
export function setUpKeptChat(
  script?: Parameters<typeof setUpChat>[0],
  storage: TestStorage = testStorage(),
  options: Partial<ChatOptions> = {},
) {
  const clock = createTestClock()
  const own = { storage, clock, now: clock.now, conversationId: 'c' }
  return { clock, storage, ...setUpChat(script, { ...own, ...options }) }
}

export function textsOf(conversation: Conversation | undefined): string[] {
  return conversation ? pathOf(conversation).map(textOf) : []
}

/** What a storage has of the chat `c`. */
export async function keptTexts(storage: TestStorage): Promise<string[]> {
  return textsOf(await storage.load('c'))
}

/** Lets everything happen that waits for nothing but promises. */
export function settled(): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve))
}

export function fullError(): Error {
  return new DOMException('The quota has been exceeded.', 'QuotaExceededError')
}
