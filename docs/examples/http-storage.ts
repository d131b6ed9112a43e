import { readConversation } from '@tyqw/core'
import type { ConversationStorage, ConversationSummary } from '@tyqw/core'

export interface HttpStorageOptions {
  /** Where your server keeps the conversations of who is signed in: `/api/conversations`. */
  url: string
  /** For a header of your own, such as `authorization`. @default the page's fetch, which sends its cookies */
  fetch?: typeof fetch
}

/**
 * Keeps conversations on your server:
 *
 * - `GET url` gives the summaries, `DELETE url` removes all.
 * - `GET url/id` gives one, or 404; its revision is the `ETag`.
 * - `PUT url/id` stores one under the condition of `If-Match` or `If-None-Match: *`, or answers 412.
 * - `DELETE url/id` removes one.
 */
export function httpStorage({ url, fetch: send = fetch }: HttpStorageOptions): ConversationStorage {
  // In quotes every id is a part of a path, also an empty one, `..`, or half a sign.
  const urlOf = (id: string) => `${url}/${encodeURIComponent(JSON.stringify(id))}`

  /** Statuses that are expected come back, all others reject. */
  async function call(method: string, target: string, expected = 200, init: RequestInit = {}) {
    const response = await send(target, { method, cache: 'no-store', ...init })
    if (response.ok || response.status === expected) return response
    // What the chat reads as: there is no room left.
    if (response.status === 507) throw new DOMException('The server is full.', 'QuotaExceededError')
    throw new Error(`The server answered ${response.status}.`)
  }

  return {
    async list() {
      const response = await call('GET', url)
      return (await response.json()) as ConversationSummary[]
    },
    async load(id) {
      const response = await call('GET', urlOf(id), 404)
      if (!response.ok) return undefined
      const stored: object = await response.json()
      const { conversation } = readConversation({ ...stored, revision: revisionOf(response) })
      if (!conversation) throw new Error('The conversation cannot be read.')
      return conversation
    },
    async save({ revision, ...conversation }) {
      const response = await call('PUT', urlOf(conversation.id), 412, {
        headers: {
          'content-type': 'application/json',
          ...(revision === undefined ? { 'if-none-match': '*' } : { 'if-match': `"${revision}"` }),
        },
        body: JSON.stringify(conversation),
      })
      return response.ok ? revisionOf(response) : undefined
    },
    async remove(id) {
      await call('DELETE', urlOf(id), 404)
    },
    async clear() {
      await call('DELETE', url)
    },
  }
}

function revisionOf(response: Response): number {
  // A server that compresses may have made `W/"7"` of `"7"`.
  const [revision] = /\d+/.exec(response.headers.get('etag') ?? '') ?? []
  if (revision) return Number(revision)
  throw new Error('The server sent no ETag, or did not expose it to pages of another origin.')
}
