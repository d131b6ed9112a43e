import { describe, expect, it } from 'vitest'
import { ask } from '../test/ask'
import { createEmulator } from './index'

const instant = { latency: 'instant', seed: 1 } as const

function namesOf({ headers }: Response): string[] {
  return [...headers.keys()].filter((name) => name.startsWith('access-control-'))
}

function preflight(): Request {
  return new Request('http://x/api/v1/apps/a/completion', {
    method: 'OPTIONS',
    headers: {
      origin: 'https://example.com',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type,x-dashscope-sse',
    },
  })
}

describe('cors', () => {
  it('is off: no header, and a preflight is refused', async () => {
    const emulator = createEmulator(instant)
    const origin = { origin: 'https://example.com' }
    expect(namesOf(await ask(emulator, { prompt: 'hi', headers: origin }))).toEqual([])
    const response = await emulator.fetch(preflight())
    expect(response.ok).toBe(false)
    expect(namesOf(response)).toEqual([])
  })

  it('answers a preflight without a key, with every header that was asked for', async () => {
    const response = await createEmulator({ ...instant, cors: true }).fetch(preflight())
    expect(response.status).toBe(204)
    expect(Object.fromEntries(response.headers)).toEqual({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, POST, DELETE',
      'access-control-allow-headers': 'authorization,content-type,x-dashscope-sse',
      'access-control-expose-headers': 'x-request-id, retry-after',
      'access-control-max-age': '600',
    })
  })

  it.each(['hi', '/error-401', '/error-429-retry-after', '/html hi'])(
    'lets any page read the answer to %s',
    async (prompt) => {
      const response = await ask(createEmulator({ ...instant, cors: true }), { prompt })
      expect(response.headers.get('access-control-allow-origin')).toBe('*')
    },
  )
})
