import { defineAsyncComponent } from 'vue'

/** Everything that stands in a message. */
export type MessageParts = typeof import('./message-parts')

const RETRY_MS = 2000
const load = (): Promise<MessageParts> => import('./message-parts')

/** Fetches what shows messages, so that it is there for the first one. */
export function preloadMessage(): void {
  load().catch(() => undefined) // The first message asks again.
}

/** A part of a message from the chunk that holds them all. What could not be fetched is asked for again, later and later. */
export function lazyPart<Name extends keyof MessageParts>(name: Name): MessageParts[Name] {
  return defineAsyncComponent({
    loader: async () => (await load())[name],
    onError: (_, retry, __, attempts) => setTimeout(retry, RETRY_MS * attempts),
  }) as unknown as MessageParts[Name]
}

/** `<TyqwMessage>`: an empty chat opens without it. */
export const TyqwMessage = lazyPart('TyqwMessage')
