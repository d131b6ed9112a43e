import mitt from 'mitt'
import type { MessageChunk } from '../model/chunk'
import type { TyqwError } from '../model/errors'
import type { ChatMessage } from '../model/message'

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
  /** The stored session id changed. */
  SESSION: 'session',
} as const

/** What each event hands to its listeners. */
export type TyqwEventMap<Frame> = {
  message: Frame
  error: TyqwError
  chunk: MessageChunk
  finish: ChatMessage
  session: string | undefined
}

type Listener<Payload> = (payload: Payload) => void

/** Listeners by event name. A listener that throws disturbs neither the others nor the one who emits. */
export interface Emitter<Events extends Record<string, unknown>> {
  /** @returns A function that takes the listener off again. */
  on<Type extends keyof Events>(type: Type, listener?: Listener<Events[Type]>): () => void
  /** Without a listener, takes off all of that event. */
  off<Type extends keyof Events>(type: Type, listener?: Listener<Events[Type]>): void
  emit<Type extends keyof Events>(type: Type, payload: Events[Type]): void
}

/** An emitter on mitt whose listeners are isolated: what one throws is reported as an uncaught error, later. */
export function createEmitter<Events extends Record<string, unknown>>(): Emitter<Events> {
  const bus = mitt<Record<string, unknown>>()
  const isolated = new Map<string, Map<unknown, Listener<unknown>[]>>()

  return {
    on(type, listener) {
      if (!listener) return () => undefined
      const name = String(type)
      const handler: Listener<unknown> = (payload) => {
        try {
          listener(payload as Events[typeof type])
        } catch (error) {
          reportUncaught(error)
        }
      }
      const ofType = isolated.get(name) ?? new Map<unknown, Listener<unknown>[]>()
      isolated.set(name, ofType)
      ofType.set(listener, [...(ofType.get(listener) ?? []), handler])
      bus.on(name, handler)
      return () => {
        bus.off(name, handler)
        const rest = ofType.get(listener)?.filter((other) => other !== handler) ?? []
        if (rest.length > 0) ofType.set(listener, rest)
        else ofType.delete(listener)
      }
    },
    off(type, listener) {
      const name = String(type)
      if (!listener) {
        isolated.delete(name)
        bus.off(name)
        return
      }
      const ofType = isolated.get(name)
      for (const handler of ofType?.get(listener) ?? []) bus.off(name, handler)
      ofType?.delete(listener)
    },
    emit(type, payload) {
      bus.emit(String(type), payload)
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
