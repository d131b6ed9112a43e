import { describe, expect, it, vi } from 'vitest'
import { createMessage } from '../model/message'
import { createSendQueue } from './queue'

const one = { text: '一' }
const two = { text: '二' }
const answerTo = async (text: string) => createMessage('assistant', { id: text, createdAt: 0 })

describe('sends that wait', () => {
  it('go one by one, in order, and come to what each sends', async () => {
    const onChange = vi.fn()
    const queue = createSendQueue(onChange)
    const first = queue.push(one)
    const second = queue.push(two)
    expect(queue.inputs).toEqual([one, two])
    queue.next(({ text }) => answerTo(text))
    expect(queue.inputs).toEqual([two])
    expect((await first)?.id).toBe('一')
    queue.next(({ text }) => answerTo(text))
    expect((await second)?.id).toBe('二')
    expect(onChange.mock.calls).toEqual([[[one]], [[one, two]], [[two]], [[]]])
  })

  it('are given back in order, each once, and come to nothing', async () => {
    const onChange = vi.fn()
    const queue = createSendQueue(onChange)
    const sent = [queue.push(one), queue.push(two)]
    expect(queue.giveBack()).toEqual([one, two])
    expect(await Promise.all(sent)).toEqual([undefined, undefined])
    onChange.mockClear()
    expect(queue.giveBack()).toEqual([])
    expect(onChange).not.toHaveBeenCalled()
  })

  it('can be taken out one by one, and come to nothing', async () => {
    const onChange = vi.fn()
    const queue = createSendQueue(onChange)
    const same = { text: '一' }
    const sent = [queue.push(one), queue.push(two), queue.push(same)]
    onChange.mockClear()
    expect(queue.withdraw(one)).toBe(true)
    expect(queue.inputs).toEqual([two, same])
    expect(await sent[0]).toBeUndefined()
    expect(queue.withdraw(one)).toBe(false)
    expect(queue.withdraw({ text: '二' })).toBe(false)
    expect(onChange.mock.calls).toEqual([[[two, same]]])
    queue.next(({ text }) => answerTo(text))
    expect((await sent[1])?.id).toBe('二')
    expect(queue.withdraw(two)).toBe(false)
  })

  it('send nothing when none waits', () => {
    const send = vi.fn()
    createSendQueue(() => undefined).next(send)
    expect(send).not.toHaveBeenCalled()
  })

  it('fail as their send does', async () => {
    const queue = createSendQueue(() => undefined)
    const sent = queue.push(one)
    queue.next(() => Promise.reject(new Error('misused')))
    await expect(sent).rejects.toThrow('misused')
  })
})
