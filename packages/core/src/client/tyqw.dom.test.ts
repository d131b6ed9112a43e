import { serveEmulator, type EmulatorServer } from '@tyqw/emulator/node'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { textOfAnswer } from '../../test/answer'
import { appFrame, block, openStream, serve } from '../../test/serve'
import type { MessageChunk } from '../model/chunk'
import type { TyqwError } from '../model/errors'
import { textOf } from '../model/message'
import type { BailianAppFrame } from '../protocols/bailian-app/bailian-app'
import Tyqw, { qwen, TyqwEvent } from '../index'

beforeEach(() => localStorage.clear())
afterEach(() => vi.restoreAllMocks())

const answerOf = (...texts: string[]) =>
  serve((response) => {
    openStream(response)
    texts.forEach((text, index) => response.write(block(index + 1, appFrame({ text }))))
    response.end(block(99, appFrame({ text: texts.at(-1), finish_reason: 'stop' })))
  })

const hanging = () =>
  serve((response) => {
    openStream(response)
    response.write(block(1, appFrame({ text: '前半' })))
  })

describe('the snippet people already use', () => {
  it('posts to the application and emits wire frames whose text grows', async () => {
    const server = await answerOf('你', '你好')
    const tyqw = new Tyqw({ appId: 'app1', baseUrl: server.url, getToken: () => 'your token' })
    const texts: unknown[] = []
    const errors: TyqwError[] = []
    tyqw.on(TyqwEvent.MESSAGE, (data) => texts.push(data.output.text))
    tyqw.on(TyqwEvent.ERROR, (error) => errors.push(error))

    const message = await tyqw.send('你好')

    expect(texts).toEqual(['你', '你好', '你好'])
    expect(errors).toEqual([])
    expect(message?.status).toEqual({ type: 'complete', reason: 'stop' })
    expect(server.requests[0]).toMatchObject({
      path: '/api/v1/apps/app1/completion',
      headers: { authorization: 'Bearer your token', 'x-dashscope-sse': 'enable' },
    })
    expect(JSON.parse(server.requests[0]?.body ?? '')).toEqual({
      input: { prompt: '你好' },
      parameters: { has_thoughts: true },
    })
  })

  it('keeps the session under tyqw_sessionId and sends it with the next question', async () => {
    const server = await answerOf('好')
    const tyqw = new Tyqw({ appId: 'a', baseUrl: server.url })
    const sessions: unknown[] = []
    tyqw.on(TyqwEvent.SESSION, (id) => sessions.push(id))
    await tyqw.send('一')
    expect(tyqw.sessionId).toBe('a'.repeat(32))
    expect(localStorage.getItem('tyqw_sessionId')).toBe('a'.repeat(32))
    await tyqw.send('二')
    tyqw.clearSessionId()
    await tyqw.send('三')
    expect(server.requests.map(({ body }) => JSON.parse(body).input.session_id)).toEqual([
      undefined,
      'a'.repeat(32),
      undefined,
    ])
    expect(sessions).toEqual(['a'.repeat(32), undefined, 'a'.repeat(32)])
  })

  it('sends no session that another client left to a service that has none', async () => {
    localStorage.setItem('tyqw_sessionId', 'of-an-application')
    const server = await serve((response) => {
      openStream(response)
      response.end(block(1, { output: { text: '好', finish_reason: 'stop' } }))
    })
    const tyqw = new Tyqw({ protocol: qwen(), baseUrl: server.url })
    expect((await tyqw.send('一'))?.status).toEqual({ type: 'complete', reason: 'stop' })
    expect(server.requests[0]?.body).not.toContain('of-an-application')
  })

  it('reads a session that was there before, and takes one that is given', async () => {
    localStorage.setItem('tyqw_sessionId', 'before')
    const tyqw = new Tyqw()
    expect(tyqw.sessionId).toBe('before')
    tyqw.setSessionId('mine')
    expect(localStorage.getItem('tyqw_sessionId')).toBe('mine')
  })

  it('does without storage where it is blocked', async () => {
    const blocked = () => {
      throw new DOMException('blocked', 'SecurityError')
    }
    const server = await answerOf('好')
    const storage = { getItem: blocked, setItem: blocked, removeItem: blocked }
    const tyqw = new Tyqw({ appId: 'a', baseUrl: server.url, storage })
    await tyqw.send('一')
    await tyqw.send('二')
    expect(JSON.parse(server.requests[1]?.body ?? '').input.session_id).toBe('a'.repeat(32))
  })

  it.each([[''], ['  \n'], [undefined]])('sends nothing for %j', async (text) => {
    const server = await answerOf('好')
    const tyqw = new Tyqw({ appId: 'a', baseUrl: server.url })
    expect(await tyqw.send(text)).toBeUndefined()
    expect(server.requests).toHaveLength(0)
  })

  it('listens without options; sending without appId names the option, and may be left uncaught', async () => {
    const unhandled = vi.fn()
    process.on('unhandledRejection', unhandled)
    const tyqw = new Tyqw()
    const errors: TyqwError[] = []
    tyqw.on(TyqwEvent.ERROR, (error) => errors.push(error))
    void tyqw.send('你好')
    await expect(tyqw.send('你好')).resolves.toMatchObject({ status: { error: { code: 'busy' } } })
    await expect(tyqw.send('你好')).rejects.toMatchObject({ name: 'ConfigError', kind: 'config' })
    expect(errors.map(({ code }) => code)).toContain('app-id-missing')
    expect(errors.at(-1)?.message).toContain('appId')
    await new Promise((resolve) => setImmediate(resolve))
    expect(unhandled).not.toHaveBeenCalled()
    process.off('unhandledRejection', unhandled)
  })
})

it('emits misuse too, and a caller may leave it uncaught', async () => {
  const tyqw = new Tyqw({ appId: 'a' })
  const codes: string[] = []
  tyqw.on(TyqwEvent.ERROR, (error) => codes.push(error.code))
  await expect(tyqw.send(12 as unknown as string)).rejects.toMatchObject({ code: 'invalid-input' })
  expect(codes).toEqual(['invalid-input'])
})

describe('one send, one outcome', () => {
  it('refuses a second send while one runs, and the first goes on', async () => {
    const server = await hanging()
    const tyqw = new Tyqw({ appId: 'a', baseUrl: server.url })
    const errors: TyqwError[] = []
    tyqw.on(TyqwEvent.ERROR, (error) => errors.push(error))
    const chunks: MessageChunk[] = []
    tyqw.on(TyqwEvent.CHUNK, (chunk) => chunks.push(chunk))
    const first = tyqw.send('一')
    const second = await tyqw.send('二')
    expect(second?.status).toMatchObject({ type: 'incomplete', error: { code: 'busy' } })
    expect(errors.map(({ code }) => code)).toEqual(['busy'])
    await expect.poll(() => chunks.some(({ type }) => type === 'text-replace')).toBe(true)
    await tyqw.stop()
    expect((await first)?.status).toEqual({ type: 'incomplete', reason: 'stopped' })
    expect(textOfAnswer(await first)).toBe('前半')
    expect(server.requests).toHaveLength(1)
    await expect.poll(server.aborted).toBe(1)
    expect(errors).toHaveLength(1)
  })

  it('can send again right after a stop', async () => {
    const server = await hanging()
    const tyqw = new Tyqw({ appId: 'a', baseUrl: server.url })
    const first = tyqw.send('一')
    void tyqw.stop()
    const second = tyqw.send('二')
    expect((await first)?.status).toMatchObject({ reason: 'stopped' })
    await expect.poll(() => server.requests.length).toBe(1)
    void tyqw.stop()
    expect((await second)?.status).toMatchObject({ reason: 'stopped' })
  })

  it('can be stopped while it waits for a token that never comes', async () => {
    const server = await hanging()
    const getToken = () => new Promise<string>(() => undefined)
    const tyqw = new Tyqw({ appId: 'a', baseUrl: server.url, getToken })
    const sent = tyqw.send('一')
    void tyqw.stop()
    expect((await sent)?.status).toEqual({ type: 'incomplete', reason: 'stopped' })
    expect(server.requests).toHaveLength(0)
  })

  it('can be stopped while a fetch of the user’s own ignores the signal', async () => {
    let wasCancelled = false
    let answer: (response: Response) => void = () => undefined
    const asked = vi.fn(() => new Promise<Response>((resolve) => (answer = resolve)))
    const tyqw = new Tyqw({ appId: 'a', fetch: asked })
    const sent = tyqw.send('一')
    await vi.waitFor(() => expect(asked).toHaveBeenCalled())
    void tyqw.stop()
    expect((await sent)?.status).toEqual({ type: 'incomplete', reason: 'stopped' })
    const body = new ReadableStream({ cancel: () => void (wasCancelled = true) })
    answer(new Response(body, { headers: { 'content-type': 'text/event-stream' } }))
    await vi.waitFor(() => expect(wasCancelled).toBe(true))
  })

  it('takes a stream cut in mid-frame for truncated', async () => {
    const server = await serve((response) => {
      openStream(response)
      const bytes = block(1, appFrame({ text: '前半' })) + block(2, appFrame({ text: '后半' }))
      response.end(bytes.slice(0, -30))
    })
    const message = await new Tyqw({ appId: 'a', baseUrl: server.url }).send('你好')
    expect(message?.status).toMatchObject({ type: 'incomplete', reason: 'truncated' })
    expect(message && textOf(message)).toBe('前半')
    expect(server.requests).toHaveLength(1)
  })

  it('is not disturbed by a listener that throws', async () => {
    const server = await answerOf('你', '你好')
    const tyqw = new Tyqw({ appId: 'a', baseUrl: server.url })
    const reported: unknown[] = []
    vi.stubGlobal('reportError', (error: unknown) => reported.push(error))
    const seen: BailianAppFrame[] = []
    tyqw.on(TyqwEvent.MESSAGE, () => {
      throw new Error('mine')
    })
    tyqw.on(TyqwEvent.MESSAGE, (frame) => seen.push(frame))
    const message = await tyqw.send('你好')
    vi.unstubAllGlobals()
    expect(message?.status).toEqual({ type: 'complete', reason: 'stop' })
    expect(seen).toHaveLength(3)
    expect(reported).toHaveLength(3)
    expect(server.requests).toHaveLength(1)
  })

  it('takes listeners off, one or all', async () => {
    const server = await answerOf('好')
    const tyqw = new Tyqw({ appId: 'a', baseUrl: server.url })
    const [one, two, three] = [vi.fn(), vi.fn(), vi.fn()]
    tyqw.on(TyqwEvent.MESSAGE, one)
    tyqw.off(TyqwEvent.MESSAGE, one)
    const off = tyqw.on(TyqwEvent.MESSAGE, two)
    off()
    tyqw.on(TyqwEvent.MESSAGE, three)
    tyqw.on(TyqwEvent.MESSAGE)
    await tyqw.send('你好')
    tyqw.off(TyqwEvent.MESSAGE)
    await tyqw.send('你好')
    expect([one, two, three].map(({ mock }) => mock.calls.length)).toEqual([0, 0, 2])
  })

  it('runs streams side by side, each with its own signal', async () => {
    const server = await hanging()
    const tyqw = new Tyqw({ appId: 'a', baseUrl: server.url })
    const [one, two] = [new AbortController(), new AbortController()]
    const first = tyqw.stream('一', { signal: one.signal })
    const second = tyqw.stream({ text: '二' }, { signal: two.signal })
    await first.next()
    await second.next()
    one.abort()
    const rest: MessageChunk[] = []
    for await (const chunk of first) rest.push(chunk)
    expect(rest.at(-1)).toEqual({ type: 'finish', reason: 'stopped' })
    await expect.poll(server.aborted).toBe(1)
    await second.return()
    await expect.poll(server.aborted).toBe(2)
    expect(tyqw.sessionId).toBeUndefined()
  })
})

describe('what goes out', () => {
  it('asks for a token, adds headers, and lets onRequest change body and headers', async () => {
    const server = await answerOf('好')
    const tyqw = new Tyqw({
      appId: 'a',
      baseUrl: `${server.url}/`,
      getToken: async () => 'st-1',
      headers: () => Promise.resolve({ 'X-Tenant': '7' }),
      onRequest: ({ body, headers }) => {
        Object.assign(body, { input: { prompt: '改', biz_params: { city: '杭州' } } })
        headers['x-more'] = '1'
      },
    })
    await tyqw.send('你好')
    expect(server.requests[0]).toMatchObject({
      path: '/api/v1/apps/a/completion',
      headers: { authorization: 'Bearer st-1', 'x-tenant': '7', 'x-more': '1' },
    })
    expect(JSON.parse(server.requests[0]?.body ?? '').input.biz_params).toEqual({ city: '杭州' })
  })

  it('sends nothing when the token cannot be had', async () => {
    const server = await answerOf('好')
    const getToken = () => Promise.reject(new Error('signed out'))
    const message = await new Tyqw({ appId: 'a', baseUrl: server.url, getToken }).send('你好')
    expect(message?.status).toMatchObject({ error: { kind: 'auth', code: 'token-unavailable' } })
    expect(server.requests).toHaveLength(0)
  })

  it('warns once of a permanent key in the page, and names the gateway', async () => {
    const server = await answerOf('好')
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const tyqw = new Tyqw({ appId: 'a', baseUrl: server.url, getToken: () => 'sk-1234' })
    await tyqw.send('一')
    await tyqw.send('二')
    expect(warn).toHaveBeenCalledTimes(1)
    expect(warn.mock.calls[0]?.[0]).toContain('@tyqw/gateway')
  })
})

describe('against the emulator', () => {
  let emulator: EmulatorServer
  beforeAll(async () => {
    emulator = await serveEmulator({ port: 0, latency: 'instant', seed: 7 })
  })
  afterAll(() => emulator.close())

  const ask = async (scenario: string, incrementalOutput?: boolean) => {
    const tyqw = new Tyqw({
      appId: 'demo',
      baseUrl: emulator.url,
      headers: { authorization: 'Bearer sk-test', 'x-tyqw-scenario': scenario },
      idleTimeout: 300,
      retry: 0,
      ...(incrementalOutput !== undefined && { incrementalOutput }),
    })
    const errors: TyqwError[] = []
    tyqw.on(TyqwEvent.ERROR, (error) => errors.push(error))
    const message = await tyqw.send('你好')
    return { message, errors }
  }

  it.each(['plain', 'reasoning', 'citations', 'markdown', 'long'])(
    'gives the same %s answer in whole texts and in deltas',
    async (scenario) => {
      const [whole, deltas] = [await ask(scenario, false), await ask(scenario, true)]
      expect(whole.message?.status).toEqual({ type: 'complete', reason: 'stop' })
      expect(textOfAnswer(deltas.message)).toBe(textOfAnswer(whole.message))
      expect(textOfAnswer(whole.message).length).toBeGreaterThan(10)
      expect(deltas.message?.sources).toEqual(whole.message?.sources)
    },
  )

  it.each([
    ['error-401', 'auth', 'InvalidApiKey', 401],
    ['error-403', 'forbidden', 'App.AccessDenied', 403],
    ['error-429', 'rate-limit', undefined, 429],
    ['error-400-in-stream', 'invalid-request', 'InvalidParameter', 400],
    ['error-sse-body', undefined, undefined, undefined],
    ['error-mid-stream', undefined, undefined, undefined],
    ['content-filter', 'content-filter', 'DataInspectionFailed', 400],
    ['html', 'protocol', 'not-an-event-stream', undefined],
    ['truncated', 'truncated', 'truncated', undefined],
    ['cut-frame', 'truncated', 'truncated', undefined],
    ['reset', 'network', undefined, undefined],
    ['stall', 'timeout', 'idle-timeout', undefined],
  ])('%s ends in one typed error', async (scenario, kind, code, status) => {
    const { message, errors } = await ask(scenario)
    expect(message?.status.type).toBe('incomplete')
    expect(errors).toHaveLength(1)
    expect(errors[0]?.message).not.toBe('')
    if (kind) expect(errors[0]?.kind).toBe(kind)
    if (code) expect(errors[0]?.code).toBe(code)
    if (status) expect(errors[0]?.status).toBe(status)
  })

  it('waits as long as the service asks', async () => {
    const { errors } = await ask('error-429-retry-after')
    expect(errors[0]?.retryAfterMs).toBeGreaterThan(0)
  })
})
