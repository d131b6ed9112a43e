import { lazyComponent } from '../lazy-component'

/** Everything that stands in a message. */
export type MessageParts = typeof import('./message-parts')

const load = (): Promise<MessageParts> => import('./message-parts')

/** Fetches what shows messages, so that it is there for the first one. */
export function preloadMessage(): void {
  load().catch(() => undefined) // The first message asks again.
}

/** A part of a message, from the chunk that holds them all. */
export function lazyPart<Name extends keyof MessageParts>(name: Name): MessageParts[Name] {
  return lazyComponent(async () => (await load())[name])
}

/** `<TyqwMessage>`: an empty chat opens without it. */
export const TyqwMessage = lazyPart('TyqwMessage')
