import mitt from 'mitt'
import type { MessageChunk } from '../model/chunk'
import type { TyqwError } from '../model/errors'
import type { ChatMessage } from '../model/message'
import type { RetryInfo } from '../model/transport'

/** The names of a `Tyqw`'s events. */
export const TyqwEvent = {
  /** The wire frame, as the service sent it. */
  MESSAGE: 'message',
  /** A TyqwError: the answer failed, or the send was refused. */
  ERROR: 'error',
  /** One normalised increment. */
  CHUNK: 'chunk',
  /** The finished answer of a `send()`, whatever its status. */
  FINISH: 'finish',
  /** The request is about to be sent again; the payload says when and why. */
  RETRY: 'retry',
  /** The stored session id changed. */
  SESSION: 'session',
} as const

/** What each event hands to its listeners. */
export type TyqwEventMap<Frame> = {
  message: Frame
  error: TyqwError
  chunk: MessageChunk
  finish: ChatMessage
  retry: RetryInfo
  session: string | undefined
}

/** Listeners by event name. A listener that throws disturbs neither the others nor the one who emits. */
export interface Emitter<Events extends Record<string, unknown>> {
  /** @returns A function that takes the listener off again. */
  on<Type extends keyof Events>(type: Type, listener?: (payload: Events[Type]) => void): () => void
  /** Without a listener, takes off all of that event. */
  off<Type extends keyof Events>(type: Type, listener?: (payload: Events[Type]) => void): void
  emit<Type extends keyof Events>(type: Type, payload: Events[Type]): void
}

/** An emitter on mitt whose listeners are isolated: what one throws is reported as an uncaught error. */
export function createEmitter<Events extends Record<string, unknown>>(): Emitter<Events> {
  const bus = mitt<Events>()
  return {
    on(type, listener) {
      if (!listener) return () => undefined
      bus.on(type, listener)
      return () => bus.off(type, listener)
    },
    off: bus.off,
    // mitt's own emit would end at the first listener that throws.
    emit(type, payload) {
      for (const listener of bus.all.get(type)?.slice() ?? []) {
        try {
          ;(listener as (payload: unknown) => void)(payload)
        } catch (error) {
          reportUncaught(error)
        }
      }
    },
  }
}

/** Hands an error to `window.onerror` and the console without ending what runs now. */
function reportUncaught(error: unknown): void {
  if (typeof reportError === 'function') reportError(error)
  else
    queueMicrotask(() => {
      throw error
    })
}
