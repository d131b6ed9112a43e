import type { RequestRecord } from '@tyqw/emulator'
import { createEmulator, scenarioList } from '@tyqw/emulator'
import { describe, expect, it, vi } from 'vitest'
import { ask, KEY } from '../test/ask'
import type { GatewayOptions } from './index'
import { createGateway } from './index'

function createPair(options: GatewayOptions = {}) {
  const seen: RequestRecord[] = []
  const emulator = createEmulator({
    seed: 1,
    latency: 'instant',
    onRequest: (record) => seen.push(record),
  })
  const gateway = createGateway({
    apiKey: KEY,
    apps: ['app-1'],
    ...options,
    upstream: { fetch: emulator.fetch, ...options.upstream },
  })
  return { gateway, emulator, seen }
}

describe('a completion', () => {
  it('reaches the upstream with our key, few headers and no more', async () => {
    const { gateway, seen } = createPair({ upstream: { workspace: 'ws-1' } })
    const response = await ask(gateway, {
      headers: {
        authorization: 'Bearer your token',
        cookie: 'session=1',
        'x-forwarded-for': '10.0.0.1',
        'x-dashscope-workspace': 'of the client',
        'x-tyqw-scenario': 'error-500',
      },
    })
    expect(response.status).toBe(200)
    expect(seen).toEqual([
      {
        method: 'POST',
        path: '/api/v1/apps/app-1/completion',
        headers: {
          accept: 'text/event-stream',
          authorization: `Bearer ${KEY}`,
          'content-type': 'application/json',
          'x-dashscope-sse': 'enable',
          'x-dashscope-workspace': 'ws-1',
        },
        body: {
          input: { prompt: '你好' },
          parameters: { incremental_output: true },
          debug: {},
        },
      },
    ])
  })

  it('streams the very bytes of the upstream, unbuffered', async () => {
    const { gateway } = createPair()
    const response = await ask(gateway)
    const direct = await createEmulator({ seed: 1, latency: 'instant' }).fetch(
      new Request('http://x/api/v1/apps/app-1/completion', {
        method: 'POST',
        headers: { authorization: 'Bearer sk-1', accept: 'text/event-stream' },
        body: JSON.stringify({
          input: { prompt: '你好' },
          parameters: { incremental_output: true },
        }),
      }),
    )
    expect(Object.fromEntries(response.headers)).toEqual({
      'cache-control': 'no-cache, no-transform',
      'content-type': 'text/event-stream;charset=UTF-8',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
      'x-request-id': direct.headers.get('x-request-id'),
    })
    expect(await response.text()).toBe(await direct.text())
  })

  it('passes each event on before the next one exists', async () => {
    let upstream: ReadableStreamDefaultController<Uint8Array> | undefined
    const body = new ReadableStream<Uint8Array>({ start: (controller) => (upstream = controller) })
    const gateway = createGateway({
      upstream: {
        fetch: async () => new Response(body, { headers: { 'content-type': 'text/event-stream' } }),
      },
    })
    const reader = (await ask(gateway)).body?.getReader() ?? expect.fail()
    for (const event of ['id:1\ndata:{}\n\n', 'id:2\ndata:{}\n\n']) {
      upstream?.enqueue(new TextEncoder().encode(event))
      expect(new TextDecoder().decode((await reader.read()).value)).toBe(event)
    }
    upstream?.close()
    expect((await reader.read()).done).toBe(true)
  })

  it('answers plain JSON when no stream is asked for', async () => {
    const { gateway, seen } = createPair()
    const response = await ask(gateway, { headers: { 'x-dashscope-sse': null } })
    expect(response.headers.get('content-type')).toBe('application/json')
    expect(await response.json()).toMatchObject({ output: { finish_reason: 'stop' } })
    expect(seen[0]?.headers['accept']).toBe('application/json')
  })

  it('lets the scenario header pass only where no key is at stake', async () => {
    const emulator = createEmulator({ latency: 'instant' })
    const keyless = createGateway({ upstream: { fetch: emulator.fetch } })
    const question = { headers: { 'x-tyqw-scenario': 'error-429-retry-after' } }
    const response = await ask(keyless, question)
    expect(response.status).toBe(429)
    expect(response.headers.get('retry-after')).toBe('3')
    expect((await ask(createPair().gateway, question)).status).toBe(200)
  })

  it('lets the other headers for an emulator pass there too', async () => {
    const emulator = createEmulator({ latency: 'instant' })
    const keyless = createGateway({ upstream: { fetch: emulator.fetch } })
    const question = { headers: { 'x-tyqw-error': 'ModelUnavailable', 'x-tyqw-chunking': 'byte' } }
    expect((await ask(keyless, question)).status).toBe(503)
    const { gateway, seen } = createPair()
    expect((await ask(gateway, question)).status).toBe(200)
    expect(Object.keys(seen[0]?.headers ?? {}).filter((name) => name.startsWith('x-tyqw'))).toEqual(
      [],
    )
  })
})

describe('the key', () => {
  it.each(scenarioList.filter(({ name }) => name !== 'stall').map(({ name }) => name))(
    'is in no answer of %s, even when the upstream repeats it everywhere',
    async (name) => {
      const { emulator } = createPair()
      const gateway = createGateway({
        apiKey: KEY,
        apps: ['app-1'],
        upstream: { fetch: async (request) => leak(await emulator.fetch(request)) },
      })
      const response = await ask(gateway, { body: { input: { prompt: `/${name} hi` } } })
      const everything = JSON.stringify([...response.headers]) + (await response.text())
      expect(everything).not.toContain(KEY)
      // Of a web page nothing is passed on at all.
      if (name !== 'html') expect(everything).toContain('sk-***cdef')
    },
  )

  it('is masked where it is cut across chunks', async () => {
    const event = new TextEncoder().encode(`id:1\ndata:{"text":"你${KEY}好"}\n\n`)
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const byte of event) controller.enqueue(Uint8Array.of(byte))
        controller.close()
      },
    })
    const gateway = createGateway({
      apiKey: KEY,
      apps: '*',
      upstream: {
        fetch: async () => new Response(body, { headers: { 'content-type': 'text/event-stream' } }),
      },
    })
    expect(await (await ask(gateway)).text()).toBe('id:1\ndata:{"text":"你sk-***cdef好"}\n\n')
  })
})

/** What a careless upstream would do: the key in a header, in JSON, in each event and in each page. */
function leak(response: Response): Response {
  const headers = new Headers(response.headers)
  headers.set('x-request-id', KEY)
  const decoder = new TextDecoder()
  const encoder = new TextEncoder()
  const body = response.body?.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        const text = decoder.decode(chunk, { stream: true })
        controller.enqueue(encoder.encode(text.replaceAll('":"', `":"${KEY}`)))
      },
    }),
  )
  return new Response(body ?? null, { status: response.status, headers })
}

describe('what is refused', () => {
  const code = async (response: Response) => [response.status, (await response.json()).code]

  it('an application that is not on the list, or whose id is malformed', async () => {
    const { gateway, seen } = createPair()
    const path = (id: string) => ({ path: `/tyqw/api/v1/apps/${id}/completion` })
    expect(await code(await ask(gateway, path('app-2')))).toEqual([403, 'App.AccessDenied'])
    for (const id of [
      'a%2fb',
      '..%2f..%2fx',
      '%2e%2e%2fx',
      'a%0d%0ax:y',
      'a b',
      'app%2d1',
      'é',
      'a.b',
      'x'.repeat(65),
    ]) {
      expect(await code(await ask(gateway, path(id)))).toEqual([400, 'InvalidParameter'])
    }
    for (const id of ['..', '%2e%2e', '.', 'app-1/..', '']) {
      expect((await ask(gateway, path(id))).status).toBe(404)
    }
    expect(seen).toEqual([])
  })

  it('not a copied placeholder while the emulator answers, but everything hostile', async () => {
    const emulator = createEmulator({ latency: 'instant' })
    const gateway = createGateway({ upstream: { fetch: emulator.fetch } })
    const path = (id: string) => ({ path: `/tyqw/api/v1/apps/${id}/completion` })
    for (const id of ['your%20appid', '%E4%BD%A0%E7%9A%84%E5%BA%94%E7%94%A8ID', 'app-1']) {
      expect((await ask(gateway, path(id))).status).toBe(200)
    }
    for (const id of ['a%2fb', '..%2fx', '%2e%2e%2fx', 'a%0d%0ax', 'a.b', '%ff', 'a%00', 'a%3fb']) {
      expect(await code(await ask(gateway, path(id)))).toEqual([400, 'InvalidParameter'])
    }
  })

  it('every other path and method', async () => {
    const { gateway, seen } = createPair()
    expect((await ask(gateway, { path: '/tyqw/api/v1/models' })).status).toBe(404)
    expect((await ask(gateway, { path: '/api/v1/apps/app-1/completion' })).status).toBe(404)
    expect((await ask(gateway, { method: 'GET' })).status).toBe(404)
    expect(seen).toEqual([])
  })

  it('a query string goes nowhere', async () => {
    const { gateway, seen } = createPair()
    await ask(gateway, { path: '/tyqw/api/v1/apps/app-1/completion?x=1' })
    expect(seen[0]?.path).toBe('/api/v1/apps/app-1/completion')
  })

  it.each([
    '',
    'null',
    '[]',
    '"text"',
    '{"input":',
    '{"input":"text"}',
    '{"input":{},"parameters":1}',
  ])('the body %j', async (body) => {
    const { gateway, seen } = createPair()
    const response = await ask(gateway, { body })
    expect(await code(response)).toEqual([400, 'InvalidParameter'])
    expect(seen).toEqual([])
  })

  it('bodies that are too large, images aside', async () => {
    const { gateway, seen } = createPair({ limits: { bodyBytes: 2000, imageBodyBytes: 9000 } })
    const image = (size: number) => `data:image/png;base64,${'A'.repeat(size)}`
    const send = async (input: object) => (await ask(gateway, { body: { input } })).status
    expect(await send({ prompt: '好'.repeat(700) })).toBe(413)
    expect(await send({ prompt: 'x'.repeat(100_000) })).toBe(413)
    expect(await send({ prompt: 'x', image_list: [image(8000)] })).toBe(200)
    expect(await send({ prompt: 'x', image_list: [image(9000)] })).toBe(413)
    expect(await send({ prompt: 'x', image_list: ['x'.repeat(3000)] })).toBe(413)
    expect(seen).toHaveLength(1)
  })

  it('a model that is not on the list', async () => {
    const body = { input: { prompt: 'x' }, parameters: { model_id: 'qwen-max' } }
    const { gateway } = createPair()
    expect(await code(await ask(gateway, { body }))).toEqual([403, 'Model.AccessDenied'])
    expect((await ask(createPair({ models: ['qwen-max'] }).gateway, { body })).status).toBe(200)
  })

  it('leaves out fields that nobody documented', async () => {
    const { gateway, seen } = createPair()
    const body = `{"stream":true,"model":"x","input":{"prompt":"x","__proto__":{"a":1},"url":"http://x"},"parameters":{"has_thoughts":true,"evil":1},"debug":{"x":1}}`
    expect((await ask(gateway, { body })).status).toBe(200)
    expect(seen[0]?.body).toEqual({
      input: { prompt: 'x' },
      parameters: { has_thoughts: true },
      debug: {},
    })
  })
})

describe('healthz', () => {
  it('says who answers, to anyone', async () => {
    const headers = { origin: null, 'sec-fetch-site': null }
    const question = { path: '/tyqw/healthz', method: 'GET', headers }
    const { gateway, emulator } = createPair()
    expect(await (await ask(gateway, question)).json()).toEqual({
      status: 'ok',
      answering: 'dashscope',
    })
    const keyless = createGateway({ upstream: { fetch: emulator.fetch }, basePath: '/chat' })
    const health = await ask(keyless, { ...question, path: '/chat/healthz' })
    expect(await health.json()).toMatchObject({ answering: 'emulator' })
  })
})

describe('the logger', () => {
  it('hears how answers ended, without what was said', async () => {
    const info = vi.fn()
    const { gateway } = createPair({ logger: { info, warn: info } })
    await (await ask(gateway, { body: { input: { prompt: '/reset 秘密' } } })).text()
    await (await ask(gateway)).text()
    await (await ask(gateway)).body?.cancel()
    await ask(gateway, { body: { input: { prompt: '/error-403 秘密' } } })
    await ask(gateway, { body: { input: { prompt: '/html 秘密' } } })
    const outcomes = info.mock.calls.map(([fields]) => fields.outcome)
    expect(outcomes).toEqual([
      'ModelServiceFailed',
      'complete',
      'stopped',
      '403',
      'ModelServiceFailed',
    ])
    expect(JSON.stringify(info.mock.calls)).not.toMatch(/秘密|sk-/)
  })
})
