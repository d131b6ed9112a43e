import { createEmulator } from '@tyqw/emulator'
import { describe, expect, it, vi } from 'vitest'
import { ask } from '../../test/ask'
import type { GatewayOptions } from '../index'
import { createGateway } from '../index'

const create = (options: GatewayOptions = {}) =>
  createGateway({
    upstream: { fetch: createEmulator({ latency: 'instant' }).fetch },
    origins: ['https://shop.example.com'],
    ...options,
  })

type Case = readonly [string | null, string | null, number]

describe('who may call', () => {
  it.each<Case>([
    ['http://localhost:5173', 'same-origin', 200],
    ['http://localhost:5173', null, 200],
    // TLS ends at a proxy: the page is https, we are not.
    ['https://localhost:5173', null, 200],
    ['http://localhost:9999', null, 403],
    ['http://localhost:5173.evil.com', null, 403],
    ['http://evil.com', null, 403],
    ['http://evil.com', 'cross-site', 403],
    ['http://localhost:5173', 'cross-site', 403],
    ['https://www.localhost', 'same-site', 403],
    ['null', 'cross-site', 403],
    ['null', null, 403],
    [null, 'same-origin', 200],
    [null, 'cross-site', 403],
    [null, 'none', 403],
    [null, null, 403],
    ['https://shop.example.com', 'cross-site', 200],
    ['https://shop.example.com', null, 200],
    ['https://shop.example.com:8443', null, 403],
    ['http://shop.example.com', null, 403],
  ])('Origin %s with Sec-Fetch-Site %s: %d', async (origin, site, status) => {
    const response = await ask(create(), { headers: { origin, 'sec-fetch-site': site } })
    expect(response.status).toBe(status)
    if (status === 403) expect(await response.json()).toMatchObject({ code: 'AccessDenied' })
  })

  it('opens to scripts with allowNoOrigin, and to nobody else', async () => {
    const gateway = create({ allowNoOrigin: true })
    const status = async (origin: string | null, site: string | null) =>
      (await ask(gateway, { headers: { origin, 'sec-fetch-site': site } })).status
    expect(await status(null, null)).toBe(200)
    expect(await status('http://evil.com', null)).toBe(403)
    expect(await status(null, 'cross-site')).toBe(403)
  })
})

describe('pages of other origins', () => {
  const origin = 'https://shop.example.com'
  const preflight = {
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': 'POST' },
  }

  it('get an answer to their preflight', async () => {
    const response = await ask(create(), preflight)
    expect(response.status).toBe(204)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'access-control-allow-origin': origin,
      'access-control-allow-methods': 'POST, GET',
      vary: 'Origin',
    })
    const allowed = response.headers.get('access-control-allow-headers')
    for (const name of ['authorization', 'content-type', 'x-dashscope-sse']) {
      expect(allowed).toContain(name)
    }
  })

  it('may read answers and errors', async () => {
    for (const path of ['/tyqw/api/v1/apps/a/completion', '/tyqw/api/v1/apps/a%20b/completion']) {
      const { headers } = await ask(create(), { path, headers: { origin } })
      expect(headers.get('access-control-allow-origin')).toBe(origin)
      expect(headers.get('access-control-expose-headers')).toBe('x-request-id, retry-after')
    }
  })

  it('are refused the preflight when they are not listed, and are told nothing', async () => {
    const headers = { origin: 'http://evil.com', 'sec-fetch-site': 'cross-site' }
    const response = await ask(create(), { method: 'OPTIONS', headers })
    expect(response.status).toBe(403)
    expect(response.headers.has('access-control-allow-origin')).toBe(false)
  })
})

describe('authorize', () => {
  const authorize = (request: Request) =>
    request.headers.get('authorization') === 'Bearer good' ? { id: 'u1' } : null

  it('decides for everyone, scripts included', async () => {
    const gateway = create({ authorize })
    const nowhere = { origin: null, 'sec-fetch-site': null }
    const status = async (headers: Record<string, string | null>) =>
      (await ask(gateway, { headers })).status
    expect(await status({ ...nowhere, authorization: 'Bearer good' })).toBe(200)
    expect(await status({ ...nowhere, authorization: 'Bearer bad' })).toBe(401)
    expect(await status({ authorization: 'Bearer good' })).toBe(200)
    expect(await status({})).toBe(401)
    const evil = { origin: 'http://evil.com', 'sec-fetch-site': 'cross-site' }
    expect(await status({ ...evil, authorization: 'Bearer good' })).toBe(403)
  })

  it.each([new Error('password is hunter2'), 'password is hunter2'])(
    'turns its own failure into 500, and tells the log but not the client (%s)',
    async (failure) => {
      const warn = vi.fn()
      const gateway = create({
        authorize: () => {
          throw failure
        },
        logger: { info() {}, warn },
      })
      const response = await ask(gateway)
      expect(response.status).toBe(500)
      expect(await response.text()).not.toContain('hunter2')
      expect(warn).toHaveBeenCalledWith(
        { error: 'authorize failed: password is hunter2' },
        'failed',
      )
    },
  )
})
