import { createMessage, type ChatMessage } from '@tyqw/core'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { effect } from 'vue'
import { createMessageCells } from './message-cells'

const frames: (() => void)[] = []
const nextFrame = () => frames.splice(0).forEach((run) => run())
const schedule = (run: () => void) => {
  frames.push(run)
  return () => void frames.splice(frames.indexOf(run), 1)
}

function answer(id: string, text: string): ChatMessage {
  return createMessage('assistant', { id, createdAt: 0, parts: [{ type: 'text', text }] })
}

beforeEach(() => frames.splice(0))

describe('createMessageCells', () => {
  it('shows a new message at once and its changes once a frame', () => {
    const cells = createMessageCells(schedule)
    cells.put(answer('a', ''))
    const seen = vi.fn()
    effect(() => seen(cells.get('a')?.parts[0]))
    cells.put(answer('a', '你'))
    cells.put(answer('a', '你好'))
    expect(seen).toHaveBeenCalledTimes(1)
    expect(frames).toHaveLength(1)
    nextFrame()
    expect(seen).toHaveBeenCalledTimes(2)
    expect(seen).toHaveBeenLastCalledWith({ type: 'text', text: '你好' })
  })

  it('leaves the other cells alone', () => {
    const cells = createMessageCells(schedule)
    cells.put(answer('a', ''))
    cells.put(answer('b', ''))
    const seen = vi.fn()
    effect(() => seen(cells.get('a')))
    cells.put(answer('b', 'x'))
    nextFrame()
    expect(seen).toHaveBeenCalledTimes(1)
  })

  it('hands out the very object it was given', () => {
    const cells = createMessageCells(schedule)
    const message = answer('a', 'x')
    cells.put(message)
    expect(cells.get('a')).toBe(message)
  })

  it('shows what waits when asked, and nothing after clear()', () => {
    const cells = createMessageCells(schedule)
    cells.put(answer('a', ''))
    cells.put(answer('a', 'x'))
    cells.flush()
    expect(cells.get('a')?.parts[0]).toEqual({ type: 'text', text: 'x' })
    cells.put(answer('a', 'y'))
    cells.clear()
    nextFrame()
    expect(cells.get('a')).toBeUndefined()
  })
})
