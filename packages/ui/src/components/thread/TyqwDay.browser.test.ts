import { afterEach, describe, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import { mountLongChat, type LongChat } from '../../../test/mount-long-chat'
import { useToday } from '../../composables/use-today'

const DAY = 86_400_000
const labels = (chat: LongChat) =>
  [...chat.host.querySelectorAll('[role=separator]')].map((element) => element.ariaLabel)
/** Noon of today, of this browser's calendar. */
const noon = () => new Date().setHours(12, 0, 0, 0)

afterEach(() => vi.useRealTimers())

describe('useToday', () => {
  it('changes at each midnight, for all who ask, until nobody does', () => {
    const evening = new Date(2026, 2, 10, 23, 59, 50).getTime()
    vi.useFakeTimers({ now: evening, toFake: ['Date', 'setTimeout', 'clearTimeout'] })
    const scopes = [effectScope(), effectScope()]
    const days = scopes.flatMap((scope) => scope.run(useToday) ?? [])
    const read = () => days.map(({ value }) => new Date(value).getDate())
    expect(read()).toEqual([10, 10])
    vi.advanceTimersByTime(15_000)
    expect(read()).toEqual([11, 11])
    vi.advanceTimersByTime(86_400_000)
    expect(read()).toEqual([12, 12])
    expect(vi.getTimerCount()).toBe(1)
    scopes[0]?.stop()
    expect(vi.getTimerCount()).toBe(1)
    scopes[1]?.stop()
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('days', () => {
  it('stand before their first message', async () => {
    const ago = [1, 1, 1, 0, 0, 0]
    const chat = await mountLongChat(6, { createdAt: (index) => noon() - (ago[index] ?? 0) * DAY })
    await expect.poll(() => labels(chat)).toEqual(['昨天', '今天'])
    const separator = chat.host.querySelector('[role=separator]')
    expect(separator?.nextElementSibling).toBe(chat.articles()[0])
    expect(separator?.textContent).toBe('昨天')
  })

  it('are not told of where all is of today', async () => {
    const chat = await mountLongChat(4, { createdAt: () => noon() })
    expect(labels(chat)).toEqual([])
  })

  it('have other names when a page is looked at again after midnight', async () => {
    const beforeMidnight = new Date(2026, 2, 10, 23, 59, 50).getTime()
    vi.useFakeTimers({ now: beforeMidnight, toFake: ['Date'] })
    const chat = await mountLongChat(2, { createdAt: () => beforeMidnight - 1000 })
    expect(labels(chat)).toEqual([])
    vi.setSystemTime(beforeMidnight + 15_000)
    document.dispatchEvent(new Event('visibilitychange'))
    await expect.poll(() => labels(chat)).toEqual(['昨天'])
  })

  it('speak the language of the chat', async () => {
    const chat = await mountLongChat(2, {
      createdAt: () => noon() - DAY,
      props: { locale: 'en-US' },
    })
    await expect.poll(() => labels(chat)).toEqual(['Yesterday'])
  })
})
