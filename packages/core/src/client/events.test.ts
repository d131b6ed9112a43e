import { afterEach, describe, expect, it, vi } from 'vitest'
import { createEmitter } from './events'

afterEach(() => vi.unstubAllGlobals())

describe('createEmitter', () => {
  it('calls a listener as often as it was put on, and takes off one or all of it', () => {
    const emitter = createEmitter<{ a: number }>()
    const listener = vi.fn()
    const off = emitter.on('a', listener)
    emitter.on('a', listener)
    emitter.emit('a', 1)
    expect(listener).toHaveBeenCalledTimes(2)
    off()
    emitter.emit('a', 2)
    expect(listener).toHaveBeenCalledTimes(3)
    emitter.off('a', listener)
    emitter.off('a', () => undefined)
    emitter.emit('a', 3)
    expect(listener).toHaveBeenCalledTimes(3)
  })

  it('forgets a listener that was taken off by its own function', () => {
    const emitter = createEmitter<{ a: number }>()
    const listener = vi.fn()
    emitter.on('a', listener)()
    emitter.off('a', listener)
    emitter.off('a')
    emitter.emit('a', 1)
    expect(listener).not.toHaveBeenCalled()
  })

  it('throws a listener’s error later, where there is no reportError', () => {
    const later: (() => void)[] = []
    vi.stubGlobal('reportError', undefined)
    vi.stubGlobal('queueMicrotask', (task: () => void) => later.push(task))
    const emitter = createEmitter<{ a: number }>()
    emitter.on('a', () => {
      throw new Error('mine')
    })
    expect(() => emitter.emit('a', 1)).not.toThrow()
    expect(later[0]).toThrow('mine')
  })
})
