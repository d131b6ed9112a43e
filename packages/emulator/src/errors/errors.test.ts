import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, read } from '../../test/ask'
import { createEmulator, errorCodeList } from '../index'
import type { EmulatorServer } from '../node'
import { serveEmulator } from '../node'

const instant = { latency: 'instant', seed: 1 } as const

describe('every error in every transport, over a socket', () => {
  let server: EmulatorServer
  beforeAll(async () => {
    server = await serveEmulator({ port: 0, ...instant })
  })
  afterAll(() => server.close())

  async function send(choice: string) {
    const response = await fetch(`${server.url}/api/v1/apps/a/completion`, {
      method: 'POST',
      headers: {
        authorization: 'Bearer sk-1',
        'x-dashscope-sse': 'enable',
        'x-tyqw-error': choice,
      },
      body: JSON.stringify({ input: { prompt: '你好' }, parameters: { incremental_output: true } }),
    })
    return { response, type: response.headers.get('content-type'), body: await response.text() }
  }

  const cases = errorCodeList.map(({ code, status, message }) => [code, status, message] as const)

  it.each(cases)('%s %i', async (code, status, message) => {
    const choice = `${code}; status=${status}`
    const json = (body: string) => ({ ...JSON.parse(body), request_id: '' })
    const expected = { code, message, request_id: '' }

    const plain = await send(choice)
    expect(plain.response.status).toBe(status)
    expect(plain.type).toBe(status === 401 ? null : 'application/json')
    expect(json(plain.body)).toEqual(expected)
    expect(plain.response.headers.has('retry-after')).toBe(false)

    const frame = new RegExp(`^id:1\nevent:error\n:HTTP_STATUS/${status}\ndata:(\\{.*\\})\n\n$`)
    const framed = await send(`${choice}; transport=frame`)
    expect(framed.response.status).toBe(200)
    expect(framed.type).toBe('text/event-stream;charset=UTF-8')
    expect(json(frame.exec(framed.body)?.[1] ?? '{}')).toEqual(expected)

    const misframed = await send(`${choice}; transport=sse-body`)
    expect(misframed.response.status).toBe(status)
    expect(misframed.type).toBe('application/json')
    expect(json(frame.exec(misframed.body)?.[1] ?? '{}')).toEqual(expected)

    const middle = await send(`${choice}; transport=mid-stream; after=2`)
    expect(middle.response.status).toBe(200)
    expect(middle.type).toBe('text/event-stream;charset=UTF-8')
    const records = middle.body.split('\n\n')
    expect(records).toHaveLength(4)
    expect(records[0]).toMatch(/^id:1\nevent:result\n:HTTP_STATUS\/200\ndata:\{"output":/)
    expect(records[1]).toMatch(/^id:2\nevent:result\n:HTTP_STATUS\/200\ndata:\{"output":/)
    expect(records[2]).toMatch(
      new RegExp(`^id:3\nevent:error\n:HTTP_STATUS/${status}\ndata:\\{"code":"${code}"`),
    )
    expect(records[3]).toBe('')
  })
})

describe('asking for an error', () => {
  it('works by prompt, with the question behind it', async () => {
    const emulator = createEmulator(instant)
    const response = await ask(emulator, { prompt: '/error NOT_AUTHORIZED 你好' })
    expect(response.status).toBe(401)
    expect((await response.json()).code).toBe('NOT AUTHORIZED')
    const { frames } = await read(emulator, { prompt: '/error Throttling mid-stream after=1 你好' })
    expect(frames).toHaveLength(2)
    expect(frames[1]).toMatchObject({ code: 'Throttling' })
  })

  it.each([
    ['/error 429', 429, 'Throttling.RateQuota'],
    ['/error 403 hi', 403, 'App.AccessDenied'],
    ['/scenario error 401', 401, 'InvalidApiKey'],
    ['/error 503 sse-body', 503, 'ModelUnavailable'],
  ])('takes a status in place of a code: %s', async (prompt, status, code) => {
    const response = await ask(createEmulator(instant), { prompt })
    expect(response.status).toBe(status)
    expect(await response.text()).toContain(`"code":"${code}"`)
  })

  it('lists them all when it does not know the one', async () => {
    for (const prompt of ['/error', '/error Nope', '/errors']) {
      const { text, last } = await read(createEmulator(instant), { prompt })
      expect(last?.output.finish_reason).toBe('stop')
      for (const { code } of errorCodeList) expect(text).toContain(code.replaceAll(' ', '_'))
    }
  })

  it('refuses a header it cannot read, and says so', async () => {
    const headers = { 'x-tyqw-error': 'Nope; after=x' }
    const response = await ask(createEmulator(instant), { prompt: 'hi', headers })
    expect(response.status).toBe(400)
    expect((await response.json()).message).toContain('x-tyqw-error: Nope; after=x')
  })

  it('is plain JSON without streaming, whatever the transport', async () => {
    for (const transport of ['http', 'frame', 'mid-stream', 'sse-body']) {
      const headers = { 'x-tyqw-error': `Arrearage; transport=${transport}; retry-after=2` }
      const response = await ask(createEmulator(instant), { prompt: 'hi', stream: false, headers })
      expect(response.status).toBe(400)
      expect(response.headers.get('retry-after')).toBe('2')
      expect(await response.json()).toMatchObject({ code: 'Arrearage' })
    }
  })

  it('says when to try again, in seconds or as a date', async () => {
    const now = () => Date.UTC(2026, 9, 21, 7, 28)
    const emulator = createEmulator({ ...instant, now })
    const retryAfter = async (value: string, transport: string) => {
      const headers = { 'x-tyqw-error': `Throttling; ${transport}; retry-after=${value}` }
      return (await ask(emulator, { prompt: 'hi', headers })).headers.get('retry-after')
    }
    expect(await retryAfter('3', 'http')).toBe('3')
    expect(await retryAfter('3', 'sse-body')).toBe('3')
    expect(await retryAfter('date+90', 'http')).toBe('Wed, 21 Oct 2026 07:29:30 GMT')
    const date = 'Thu, 22 Oct 2026 00:00:00 GMT'
    expect(await retryAfter(date, 'http')).toBe(date)
    expect(await retryAfter('3', 'mid-stream')).toBeNull()
  })

  it('fails so many times, then answers; each choice and each emulator counts for itself', async () => {
    const emulator = createEmulator(instant)
    const status = async (choice: string, from = emulator) =>
      (await ask(from, { prompt: 'hi', headers: { 'x-tyqw-error': choice } })).status
    expect(await status('Throttling; times=2')).toBe(429)
    expect(await status('Throttling; times=2')).toBe(429)
    expect(await status('Throttling; times=2')).toBe(200)
    expect(await status('SystemError; times=1')).toBe(500)
    expect(await status('SystemError; times=1')).toBe(200)
    expect(await status('Throttling; times=2', createEmulator(instant))).toBe(429)
    expect(await status('Throttling')).toBe(429)
    const { text } = await read(emulator, { prompt: '/error Throttling times=0 写一首诗' })
    expect(text).toContain('湖上')
  })

  it('breaks off the scenario that was asked for as well', async () => {
    const headers = {
      'x-tyqw-scenario': 'workflow',
      'x-tyqw-error': 'AppProcessFailed; transport=mid-stream; after=4',
    }
    const parameters = { flow_stream_mode: 'message_format_plus' }
    const { frames, stream } = await read(createEmulator(instant), {
      prompt: 'hi',
      headers,
      parameters,
    })
    expect(frames).toHaveLength(5)
    expect(stream).toContain('"node_type":"LLM"')
    expect(frames[4]).toMatchObject({ code: 'AppProcessFailed' })
  })

  it('strikes at the end of an answer that is shorter', async () => {
    const { frames } = await read(createEmulator(instant), {
      prompt: '/error Throttling mid-stream after=100000 hi',
    })
    expect(frames.length).toBeGreaterThan(10)
    expect(frames.at(-1)).toMatchObject({ code: 'Throttling' })
  })
})
