import { afterEach, expect, it, vi } from 'vitest'
import { createStorageStub } from '../../test/storage-stub'

afterEach(() => {
  vi.unstubAllEnvs()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
  vi.resetModules()
})

async function setUp() {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  const { webStorage } = await import('./web-storage')
  return {
    warn,
    open: (userKey?: string) =>
      webStorage({ ...(userKey !== undefined && { userKey }), storage: createStorageStub() }),
  }
}

it('warns once, at the first use, when nobody says whose conversations they are', async () => {
  const { warn, open } = await setUp()
  const [storage, empty] = [open(), open('')]
  expect(warn).not.toHaveBeenCalled()
  await storage.list()
  await storage.list()
  await empty.list()
  expect(warn.mock.calls).toEqual([
    [expect.stringContaining('[tyqw] Conversations are kept in this browser for everyone')],
  ])
  expect(warn.mock.calls[0]?.[0]).toContain('userKey')
})

it('warns of nothing when someone does', async () => {
  const { warn, open } = await setUp()
  await open('u').list()
  expect(warn).not.toHaveBeenCalled()
})

it('warns nobody in production, nor where that is unknown', async () => {
  const { warn, open } = await setUp()
  vi.stubEnv('NODE_ENV', 'production')
  await open().list()
  vi.stubGlobal('process', undefined)
  await open().list()
  vi.unstubAllGlobals()
  expect(warn).not.toHaveBeenCalled()
})
