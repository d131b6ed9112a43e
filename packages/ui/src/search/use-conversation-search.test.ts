import { createMessage, type ChatMessage } from '@tyqw/core'
import { describe, expect, it } from 'vitest'
import { effectScope, shallowRef } from 'vue'
import { useConversationSearch, type ConversationSearchOptions } from './use-conversation-search'

const say = (id: string, text: string) =>
  createMessage('assistant', { id, createdAt: 0, parts: [{ type: 'text', text }] })

function searchIn(
  messages: readonly ChatMessage[],
  options: Partial<ConversationSearchOptions> = {},
) {
  const list = shallowRef(messages)
  const own = effectScope(true)
  const search = own.run(() => useConversationSearch({ messages: list, ...options }))
  if (!search) throw new Error('The scope has ended.')
  return { list, search, own }
}

async function look(search: ReturnType<typeof searchIn>['search'], text: string) {
  search.query.value = text
  await expect.poll(() => search.isSearching.value).toBe(text.trim() !== '')
  await expect.poll(() => search.isSearching.value, { timeout: 20_000 }).toBe(false)
}

const messages = [say('a', '千问与**千**问'), say('b', '没有'), say('c', '千问')]

describe('useConversationSearch', () => {
  it('goes through all matches, and round', async () => {
    const { search } = searchIn(messages)
    await look(search, '千问')
    expect([search.count.value, search.position.value]).toEqual([3, 1])
    expect(search.found.value.map(({ id }) => id)).toEqual(['a', 'c'])
    search.next()
    expect(search.current.value).toEqual({ messageId: 'a', index: 1 })
    search.next()
    expect(search.position.value).toBe(3)
    search.next()
    expect(search.position.value).toBe(1)
    search.previous()
    expect(search.current.value).toEqual({ messageId: 'c', index: 0 })
  })

  it('begins where the reader is', async () => {
    const { search } = searchIn(messages, { from: () => 'b' })
    await look(search, '千问')
    expect(search.current.value).toEqual({ messageId: 'c', index: 0 })
  })

  it('stays in its message while the text is typed on', async () => {
    const { search } = searchIn(messages)
    await look(search, '千')
    search.previous()
    await look(search, '千问')
    expect(search.current.value).toEqual({ messageId: 'c', index: 0 })
  })

  it('finds nothing for spaces, and forgets what it found', async () => {
    const { search } = searchIn(messages)
    await look(search, '千问')
    search.query.value = '  '
    await expect.poll(() => search.count.value).toBe(0)
    expect(search.isSearching.value).toBe(false)
    search.next()
    search.previous()
    expect(search.current.value).toBeUndefined()
  })

  it('counts on while an answer grows, and keeps its match', async () => {
    const { list, search } = searchIn(messages)
    await look(search, '千问')
    search.next()
    list.value = [...messages, say('d', '千问')]
    list.value = [...messages, say('d', '千问，千问')]
    await expect.poll(() => search.count.value).toBe(5)
    expect(search.position.value).toBe(2)
  })

  it('does not go by itself to what is said later', async () => {
    const { list, search } = searchIn([say('a', '没有')])
    await look(search, '千问')
    list.value = [say('a', '没有'), say('b', '千问')]
    await expect.poll(() => search.count.value).toBe(1)
    expect(search.position.value).toBe(0)
    search.next()
    expect(search.position.value).toBe(1)
  })

  it('moves to what is left of a message', async () => {
    const { list, search } = searchIn(messages)
    await look(search, '千问')
    search.next()
    list.value = [say('a', '千问'), ...messages.slice(1)]
    await expect.poll(() => search.count.value).toBe(2)
    expect(search.current.value).toEqual({ messageId: 'a', index: 0 })
  })

  it('searches for what was typed last', async () => {
    const many = Array.from({ length: 3000 }, (_, index) => say(String(index), `第 ${index} 句话`))
    const { search } = searchIn(many)
    for (const text of ['第', '第 1', '第 12', '第 123']) search.query.value = text
    await look(search, '第 1234 ')
    expect(search.found.value.map(({ id }) => id)).toEqual(['1234'])
  })

  it('reads no messages while nothing is looked for, nor when it has ended', async () => {
    let reads = 0
    const read = () => {
      reads++
      return messages
    }
    const { search, own } = searchIn([], { messages: read })
    expect(reads).toBe(0)
    await look(search, '千问')
    expect(reads).toBe(1)
    own.stop()
    search.query.value = '没有'
    await Promise.resolve()
    expect(reads).toBe(1)
  })
})
