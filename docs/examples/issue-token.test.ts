// @vitest-environment happy-dom
import { Tyqw, createTokenProvider } from '@tyqw/core'
import { createEmulator } from '@tyqw/emulator'
import { beforeEach, expect, it, vi } from 'vitest'
import { issueToken } from './issue-token'

beforeEach(() => vi.stubEnv('DASHSCOPE_API_KEY', 'sk-test'))

it('gives tokens that the service accepts, and new ones when they have expired', async () => {
  let now = 1_800_000_000_000
  const emulator = createEmulator({ latency: 'instant', now: () => now })
  const load = vi.fn(async () => (await issueToken(emulator.fetch)).json())
  const tyqw = new Tyqw({
    appId: 'demo',
    baseUrl: '',
    fetch: emulator.fetch,
    // The page's clock stands still: it takes every token for a fresh one.
    getToken: createTokenProvider({ load, clock: { now: () => 1_800_000_000_000 } }),
  })
  expect((await tyqw.send('你好'))?.status.type).toBe('complete')
  now += 600_000
  expect((await tyqw.send('你好'))?.status.type).toBe('complete')
  expect(load).toHaveBeenCalledTimes(2)
})

it('says so when the key is refused', async () => {
  vi.stubEnv('DASHSCOPE_API_KEY', 'wrong')
  expect((await issueToken(createEmulator({ latency: 'instant' }).fetch)).status).toBe(502)
})
