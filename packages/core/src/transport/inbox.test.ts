import { describe, expect, it } from 'vitest'
import { createInbox } from './inbox'

describe('createInbox', () => {
  it('hands over in order, waits for what comes, and gives what is left after the end', async () => {
    const inbox = createInbox<number>(10)
    inbox.push(1)
    expect(await inbox.take()).toEqual({ done: false, value: 1 })
    const pending = inbox.take()
    inbox.push(2)
    inbox.push(3)
    inbox.end()
    inbox.push(4)
    expect(await pending).toEqual({ done: false, value: 2 })
    expect(await inbox.take()).toEqual({ done: false, value: 3 })
    expect(await inbox.take()).toEqual({ done: true, value: undefined })
  })

  it('gives nothing after a failure, and keeps the first reason', async () => {
    const inbox = createInbox<number>(10)
    inbox.push(1)
    inbox.fail('first')
    inbox.fail('second')
    await expect(inbox.take()).rejects.toBe('first')
  })

  it('gives what is left before a reason to end, and nothing of it after a failure', async () => {
    const inbox = createInbox<number>(10)
    for (const item of [1, 2, 3]) inbox.push(item)
    inbox.endWith('lost')
    expect(await inbox.take()).toEqual({ done: false, value: 1 })
    expect(await inbox.take()).toEqual({ done: false, value: 2 })
    inbox.fail('aborted')
    await expect(inbox.take()).rejects.toBe('aborted')
  })

  it('rejects with the reason it ended for once it is empty', async () => {
    const inbox = createInbox<number>(10)
    inbox.push(1)
    inbox.endWith('lost')
    inbox.end()
    expect(await inbox.take()).toEqual({ done: false, value: 1 })
    await expect(inbox.take()).rejects.toBe('lost')
  })

  it('brakes the one who pushes until one was taken', async () => {
    const inbox = createInbox<number>(2)
    inbox.push(1)
    await inbox.room()
    inbox.push(2)
    let hasRoom = false
    const room = inbox.room()?.then(() => (hasRoom = true))
    await Promise.resolve()
    expect(hasRoom).toBe(false)
    await inbox.take()
    await room
    expect(hasRoom).toBe(true)
  })

  it.each(['end', 'fail'] as const)('lets the one who pushes go on %s', async (close) => {
    const inbox = createInbox<number>(1)
    inbox.push(1)
    const room = inbox.room()
    inbox[close](undefined)
    await room
  })
})
