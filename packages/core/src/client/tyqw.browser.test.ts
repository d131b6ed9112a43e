import { createEmulator, type RequestRecord } from '@tyqw/emulator'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { textOf } from '../model/message'
import type { TyqwError } from '../model/errors'
import Tyqw, { TyqwEvent } from '../index'

afterEach(() => {
  vi.restoreAllMocks()
  localStorage.clear()
})

function setUp(scenario: string, latency: 'instant' | { firstTokenMs: number; frameMs: number }) {
  const requests: RequestRecord[] = []
  const emulator = createEmulator({
    authorize: false,
    latency,
    scenario,
    onRequest: (record) => requests.push(record),
  })
  const tyqw = new Tyqw({
    appId: 'demo',
    baseUrl: '',
    fetch: emulator.fetch,
  })
  const errors: TyqwError[] = []
  tyqw.on(TyqwEvent.ERROR, (error) => errors.push(error))
  return { tyqw, requests, errors }
}

describe('Tyqw in Chromium', () => {
  it('streams growing text', async () => {
    const { tyqw } = setUp('plain', 'instant')
    const lengths: number[] = []
    tyqw.on(TyqwEvent.MESSAGE, ({ output }) => lengths.push(output.text?.length ?? 0))
    const message = await tyqw.send('你好')
    expect(message?.status).toEqual({ type: 'complete', reason: 'stop' })
    expect(lengths.length).toBeGreaterThan(5)
    expect(lengths).toEqual(lengths.toSorted((a, b) => a - b))
  })

  it('sends once when the tab is hidden and shown in mid-answer', async () => {
    const { tyqw, requests } = setUp('plain', { firstTokenMs: 1, frameMs: 2 })
    let isHidden = false
    vi.spyOn(document, 'hidden', 'get').mockImplementation(() => isHidden)
    vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() =>
      isHidden ? 'hidden' : 'visible',
    )
    let frames = 0
    tyqw.on(TyqwEvent.MESSAGE, () => {
      if (++frames > 6) return
      isHidden = !isHidden
      document.dispatchEvent(new Event('visibilitychange'))
    })
    const message = await tyqw.send('你好')
    expect(message?.status).toEqual({ type: 'complete', reason: 'stop' })
    expect(requests).toHaveLength(1)
  })

  it('keeps the session in memory where localStorage is blocked', async () => {
    const { tyqw, requests } = setUp('plain', 'instant')
    const own = Object.getOwnPropertyDescriptor(window, 'localStorage')
    Object.defineProperty(window, 'localStorage', {
      configurable: true,
      get() {
        throw new DOMException('blocked', 'SecurityError')
      },
    })
    try {
      await tyqw.send('一')
      await tyqw.send('二')
    } finally {
      if (own) Object.defineProperty(window, 'localStorage', own)
    }
    const [first, second] = requests.map(({ body }) => body as { input: { session_id?: string } })
    expect(first?.input.session_id).toBeUndefined()
    expect(second?.input.session_id).toBe(tyqw.sessionId)
    expect(tyqw.sessionId).toMatch(/^[0-9a-f]{32}$/)
  })

  it.each([
    ['error-401', 'auth'],
    ['error-403', 'forbidden'],
    ['error-400-in-stream', 'invalid-request'],
    ['html', 'protocol'],
    ['cut-frame', 'truncated'],
  ])('%s ends in one %s error and one request', async (scenario, kind) => {
    const { tyqw, requests, errors } = setUp(scenario, 'instant')
    const message = await tyqw.send('你好')
    expect(message?.status.type).toBe('incomplete')
    expect(errors.map((error) => error.kind)).toEqual([kind])
    expect(requests).toHaveLength(1)
  })

  it('stops in mid-answer and keeps what came', async () => {
    const { tyqw } = setUp('long', { firstTokenMs: 1, frameMs: 5 })
    let frames = 0
    tyqw.on(TyqwEvent.MESSAGE, () => {
      if (++frames === 5) void tyqw.stop()
    })
    const message = await tyqw.send('你好')
    expect(message?.status).toEqual({ type: 'incomplete', reason: 'stopped' })
    expect(message && textOf(message)).not.toBe('')
    expect(frames).toBe(5)
  })
})

describe('a header that cannot be sent', () => {
  it('is a ConfigError that says so, not a network error', async () => {
    const { tyqw } = setUp('plain', 'instant')
    const options = { appId: 'a', getToken: () => '你的 token' }
    await expect(new Tyqw(options).send('你好')).rejects.toMatchObject({ code: 'invalid-header' })
    expect((await tyqw.send('你好'))?.status.type).toBe('complete')
  })
})
