import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { sampleConversation, storageContract } from '@tyqw/core/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { httpStorage } from './http-storage'

interface Stored {
  readonly revision: number
  readonly conversation: { readonly [key: string]: unknown }
}

/** The other end: a small server that keeps the conversations of each user apart. */
function createBackend(): Server {
  const users = new Map<string, Map<string, Stored>>()
  // One count for everything, so that no revision ever comes back, not even after a removal.
  let revisions = 0

  async function answer(request: IncomingMessage): Promise<Response> {
    const user = userOf(request)
    if (!user) return new Response(null, { status: 401 })
    const all = users.get(user) ?? new Map<string, Stored>()
    users.set(user, all)
    const [path = '', key] = (request.url ?? '').slice(1).split('/')
    if (path !== 'conversations') return new Response(null, { status: 404 })

    if (key === undefined) {
      if (request.method === 'GET') return Response.json([...all.values()].map(summaryOf))
      if (request.method === 'DELETE') all.clear()
      return new Response(null, { status: request.method === 'DELETE' ? 204 : 405 })
    }
    switch (request.method) {
      case 'GET': {
        const stored = all.get(key)
        if (!stored) return new Response(null, { status: 404 })
        return Response.json(stored.conversation, { headers: { etag: `"${stored.revision}"` } })
      }
      case 'PUT': {
        const conversation = (await json(request)) as Stored['conversation']
        // From here to `set` nothing waits: no other request comes in between. With a database, this is a
        // transaction, or `UPDATE … WHERE revision = ?` and the number of rows it changed.
        const stored = all.get(key)
        const isMet = stored
          ? request.headers['if-match'] === `"${stored.revision}"`
          : request.headers['if-none-match'] === '*'
        if (!isMet) return new Response(null, { status: 412 })
        const revision = ++revisions
        all.set(key, { revision, conversation })
        return new Response(null, { status: 204, headers: { etag: `"${revision}"` } })
      }
      case 'DELETE':
        return new Response(null, { status: all.delete(key) ? 204 : 404 })
      default:
        return new Response(null, { status: 405 })
    }
  }

  return createServer(async (request, response) => {
    const answered = await answer(request).catch(() => new Response(null, { status: 400 }))
    response.writeHead(answered.status, Object.fromEntries(answered.headers))
    response.end(await answered.text())
  })
}

/** Yours asks its sessions who that is. */
function userOf({ headers }: IncomingMessage): string | undefined {
  return /^Bearer (\w+)$/.exec(headers.authorization ?? '')?.[1]
}

function summaryOf({ conversation }: Stored) {
  const { id, title, createdAt, updatedAt, pinned } = conversation
  return { id, title, createdAt, updatedAt, pinned }
}

const backend = createBackend()
let url = ''

beforeAll(async () => {
  await new Promise<void>((resolve) => backend.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(backend.address() as AddressInfo).port}/conversations`
})
afterAll(() => {
  backend.closeAllConnections()
  backend.close()
})

/** A storage of that user, signed in. */
function storageOf(user: string) {
  return httpStorage({
    url,
    fetch: (target, init) => {
      const headers = new Headers(init?.headers)
      headers.set('authorization', `Bearer ${user}`)
      return fetch(target, { ...init, headers })
    },
  })
}

describe('the contract of storages', () => {
  it.each(storageContract)('$name', ({ run }) => run(() => storageOf('contract')))
})

it('shows nobody the conversations of another', async () => {
  const [mine, yours] = [storageOf('mine'), storageOf('yours')]
  await mine.save(sampleConversation('a'))
  expect(await yours.list()).toEqual([])
  expect(await yours.load('a')).toBeUndefined()
  await yours.clear()
  expect(await mine.load('a')).toBeDefined()
})

it('rejects with the status when the server refuses', async () => {
  const stranger = httpStorage({ url })
  await expect(stranger.list()).rejects.toThrow('The server answered 401.')
  await expect(stranger.save(sampleConversation('a'))).rejects.toThrow('401')
})

it('says so when the server is full', async () => {
  const full = httpStorage({ url, fetch: async () => new Response(null, { status: 507 }) })
  const refusal = await full.save(sampleConversation('a')).catch((thrown: unknown) => thrown)
  expect(refusal).toMatchObject({ name: 'QuotaExceededError' })
})

it('rejects what it cannot read', async () => {
  const strange = httpStorage({
    url,
    fetch: async () => Response.json({ id: 'a' }, { headers: { etag: '"7"' } }),
  })
  await expect(strange.load('a')).rejects.toThrow('cannot be read')
})

it('reads a revision that a server has made weak', async () => {
  const stored = sampleConversation('a')
  const weak = httpStorage({
    url,
    fetch: async () => Response.json(stored, { headers: { etag: 'W/"7"' } }),
  })
  expect(await weak.load('a')).toEqual({ ...stored, revision: 7 })
})

it('says so when the server names no revision', async () => {
  const bare = httpStorage({ url, fetch: async () => new Response() })
  await expect(bare.save(sampleConversation('a'))).rejects.toThrow('no ETag')
})
