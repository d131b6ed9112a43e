import { onTestFinished, vi } from 'vitest'

/** Counts the listeners that wait for any signal to abort, from now on and until the test ends. */
export function countAbortListeners(): () => number {
  const listeners = new Map<EventTarget, Set<unknown>>()
  const { addEventListener, removeEventListener } = EventTarget.prototype
  const add = vi.spyOn(EventTarget.prototype, 'addEventListener').mockImplementation(function (
    this: EventTarget,
    ...args
  ) {
    if (this instanceof AbortSignal)
      listeners.set(this, (listeners.get(this) ?? new Set()).add(args[1]))
    addEventListener.apply(this, args)
  })
  const remove = vi
    .spyOn(EventTarget.prototype, 'removeEventListener')
    .mockImplementation(function (this: EventTarget, ...args) {
      listeners.get(this)?.delete(args[1])
      removeEventListener.apply(this, args)
    })
  onTestFinished(() => {
    add.mockRestore()
    remove.mockRestore()
  })
  return () => [...listeners.values()].reduce((count, { size }) => count + size, 0)
}
