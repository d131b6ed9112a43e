import { toKeyText } from './key-text'

/** Whose conversations, and of which chat. */
export interface WebKeysOptions {
  name: string
  userKey: string
  scope: string
}

/** Names of what one storage keeps beside the other keys of a page. */
export interface WebKeys {
  /** The key of a conversation. */
  conversation(id: string): string
  /** The conversation's id, where it is a key of one in this scope. */
  idIn(key: string): string | undefined
  /** What the keys of broken records begin with: of one conversation, or of all in this scope. */
  broken(id?: string): string
  /** Whether it is a key of this user, in any scope. */
  isOfUser(key: string): boolean
  /** Its change tells other tabs that everything was removed. */
  readonly cleared: string
}

/** An id stands at the end of its key, so it may be any text. */
export function createWebKeys({ name, userKey, scope }: WebKeysOptions): WebKeys {
  const kind = (word: string) => `${toKeyText(name)}:${word}:${toKeyText(userKey)}`
  const conversations = `${kind('conversations')}:${toKeyText(scope)}:`
  const broken = `${kind('broken')}:${toKeyText(scope)}:`
  return {
    conversation: (id) => conversations + id,
    idIn: (key) => (key.startsWith(conversations) ? key.slice(conversations.length) : undefined),
    broken: (id) => (id === undefined ? broken : `${broken}${toKeyText(id)}:`),
    isOfUser: (key) =>
      key.startsWith(`${kind('conversations')}:`) || key.startsWith(`${kind('broken')}:`),
    cleared: kind('cleared'),
  }
}
