import { isJsonObject } from '../protocols/json'
import { readChange } from './read-change'
import type { StorageChange } from './storage'

/** Tells other storages of the same data what this one did, in this tab and in others. */
export interface StorageChannel {
  tell(change: StorageChange): void
  /** @returns A function that takes the listener off again. */
  subscribe(listener: (change: StorageChange) => void): () => void
}

/**
 * A channel is open while somebody listens. Where the browser has none, and on a server, nobody hears of anything.
 *
 * @param name - Of the data, the same in all tabs.
 * @param scope - Of the data within it; only `cleared` is for all of them.
 */
export function createStorageChannel(name: string, scope: string): StorageChannel {
  const isMissing = typeof BroadcastChannel === 'undefined' || typeof indexedDB === 'undefined'
  let channel: BroadcastChannel | undefined
  let listeners = 0

  return {
    tell(change) {
      if (isMissing) return
      // What a channel sends, it does not hear itself.
      const sender = channel ?? new BroadcastChannel(name)
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel stays within its origin
      sender.postMessage({ scope, change })
      if (sender !== channel) sender.close()
    },
    subscribe(listener) {
      if (isMissing) return () => undefined
      const own = (channel ??= new BroadcastChannel(name))
      const onMessage = ({ data }: MessageEvent<unknown>) => {
        const change = isJsonObject(data) ? readChange(data.change) : undefined
        if (!change || !isJsonObject(data)) return
        if (data.scope === scope || change.type === 'cleared') listener(change)
      }
      let isOn = true
      own.addEventListener('message', onMessage)
      listeners++
      return () => {
        if (!isOn) return
        isOn = false
        own.removeEventListener('message', onMessage)
        if (--listeners > 0) return
        own.close()
        channel = undefined
      }
    },
  }
}
