import { describe, expect, it } from 'vitest'
import { sampleConversation, withText } from './contract-samples'
import { createMemoryData, memoryStorage } from './memory'
import { storageContract } from './storage-contract'

describe('memoryStorage keeps the contract:', () => {
  it.each(storageContract)('$name', async ({ run }) => {
    const data = createMemoryData()
    await run(() => memoryStorage({ data }))
  })
})

describe('memoryStorage', () => {
  it('has nothing in common with another one', async () => {
    await memoryStorage().save(sampleConversation('a'))
    expect(await memoryStorage().list()).toEqual([])
  })

  it('stores nothing of a conversation that cannot be copied', async () => {
    const storage = memoryStorage()
    const revision = await storage.save(sampleConversation('a'))
    const hostile = { ...withText(sampleConversation('a'), 'b', 'more'), title: () => 'no text' }
    await expect(
      storage.save({ ...hostile, revision } as unknown as ReturnType<typeof sampleConversation>),
    ).rejects.toThrow('could not be cloned')
    expect(await storage.load('a')).toEqual({ ...sampleConversation('a'), revision })
  })

  it('copies only the messages that are new, so that a long conversation costs no more', async () => {
    const storage = memoryStorage()
    let copies = 0
    const counted = {
      type: 'tool' as const,
      toolCallId: 't',
      name: 't',
      input: '',
      state: 'running' as const,
      get output() {
        copies++
        return 1
      },
    }
    const first = sampleConversation('a')
    const message = { ...withText(first, 'b', '').nodes.b?.message, parts: [counted] }
    const nodes = { ...first.nodes, b: { message, parentId: null } }
    const conversation = { ...first, nodes } as unknown as typeof first
    const revision = await storage.save(conversation)
    expect(copies).toBe(1)
    await storage.save({ ...withText(conversation, 'c', 'more'), ...(revision && { revision }) })
    expect(copies).toBe(1)
  })

  it('tells nothing that happened before a listener was taken off', async () => {
    const data = createMemoryData()
    const [storage, other] = [memoryStorage({ data }), memoryStorage({ data })]
    const heard: string[] = []
    const off = other.subscribe?.(({ type }) => heard.push(type))
    const saving = storage.save(sampleConversation('a'))
    off?.()
    await saving
    expect(heard).toEqual([])
  })

  it('tells every listener, also when one of them stops in between', async () => {
    const data = createMemoryData()
    const [storage, other] = [memoryStorage({ data }), memoryStorage({ data })]
    const heard: string[] = []
    const off = other.subscribe?.(() => heard.push('first'))
    other.subscribe?.(() => heard.push('second'))
    await storage.save(sampleConversation('a'))
    off?.()
    await storage.clear()
    await Promise.resolve()
    expect(heard).toEqual(['first', 'second', 'second'])
  })
})
