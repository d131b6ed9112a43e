/** The end of a gateway, for those that have to end with it. */
export interface Closing {
  /** Calls back when the gateway closes, or at once when it has; gives back a function that forgets the callback. */
  onClose(callback: () => void): () => void
  close(): void
}

/**
 * Creates an end that any number can wait for. An `AbortSignal` would do, but Node warns of a leak at the eleventh
 * listener, and a gateway has one for each open stream.
 */
export function createClosing(): Closing {
  const callbacks = new Set<() => void>()
  let closed = false
  return {
    onClose(callback) {
      if (closed) callback()
      else callbacks.add(callback)
      return () => callbacks.delete(callback)
    },
    close() {
      closed = true
      for (const callback of callbacks) callback()
      callbacks.clear()
    },
  }
}
