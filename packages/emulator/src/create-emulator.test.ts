import { describe, expect, it, vi } from 'vitest'
import { ask, read, toFrames } from '../test/ask'
import type { RequestRecord } from './index'
import { createEmulator } from './index'

const instant = { latency: 'instant', seed: 1 } as const

describe('framing', () => {
  it('writes an incremental stream byte for byte as DashScope does', async () => {
    const { stream, response } = await read(createEmulator(instant), { prompt: '写一首诗' })
    const { request_id: id, output } = toFrames(stream)[0] ?? expect.fail()
    const shared = `"session_id":"${output.session_id}","finish_reason"`
    const usage = (tokens: number) =>
      `"usage":{"models":[{"input_tokens":188,"output_tokens":${tokens},"model_id":"qwen-plus"}]},"request_id":"${id}"}`
    expect(stream.split('\n\n').slice(0, 4).join('\n\n')).toBe(
      `id:1\nevent:result\n:HTTP_STATUS/200\ndata:{"output":{${shared}:"null","text":"*"},${usage(1)}\n\n` +
        `id:2\nevent:result\n:HTTP_STATUS/200\ndata:{"output":{${shared}:"null","text":"*"},${usage(2)}\n\n` +
        `id:3\nevent:result\n:HTTP_STATUS/200\ndata:{"output":{${shared}:"null","text":"湖上"},${usage(3)}\n\n` +
        `id:4\nevent:result\n:HTTP_STATUS/200\ndata:{"output":{${shared}:"null","text":"**\\n\\n一夜"},${usage(7)}`,
    )
    const last = toFrames(stream).at(-1) ?? expect.fail()
    const tokens = last.usage.models[0]?.output_tokens ?? 0
    const count = toFrames(stream).length
    expect(
      stream.endsWith(
        `\n\nid:${count}\nevent:result\n:HTTP_STATUS/200\ndata:{"output":{${shared}:"stop","text":""},${usage(tokens)}\n\n`,
      ),
    ).toBe(true)
    expect(stream).not.toContain('\r')
    expect(response.headers.get('content-type')).toBe('text/event-stream;charset=UTF-8')
    expect(response.headers.get('x-dashscope-finished')).toBe('false')
    expect(response.headers.get('x-request-id')).not.toBe(id)
  })

  it('sends three single tokens, then four a frame, and counts them up', async () => {
    const { frames } = await read(createEmulator(instant), { prompt: '你好' })
    const counts = frames.map((frame) => frame.usage.models[0]?.output_tokens)
    expect(counts.slice(0, 6)).toEqual([1, 2, 3, 7, 11, 15])
    expect(counts.at(-1)).toBe(counts.at(-2))
    expect(new Set(frames.map((frame) => frame.request_id)).size).toBe(1)
  })

  it('is cumulative unless asked otherwise, and ends with the complete text', async () => {
    const emulator = createEmulator(instant)
    const { text } = await read(emulator, { prompt: '你好' })
    const stream = await (await ask(emulator, { prompt: '你好' })).text()
    const texts = toFrames(stream).map((frame) => frame.output.text)
    texts
      .slice(1)
      .forEach((later, index) => expect(later.startsWith(texts[index] ?? '')).toBe(true))
    expect(texts.at(-1)).toBe(text)
    expect(texts.at(-2)).toBe(text)
  })

  it('streams for an Accept header alone, and answers plain JSON without either', async () => {
    const emulator = createEmulator(instant)
    const accepted = await ask(emulator, {
      prompt: 'hi',
      stream: false,
      headers: { accept: 'text/event-stream' },
    })
    expect(accepted.headers.get('content-type')).toContain('text/event-stream')
    const { text } = await read(emulator, { prompt: 'hi' })
    const plain = await ask(emulator, { prompt: 'hi', stream: false })
    expect(plain.headers.get('content-type')).toBe('application/json')
    expect(plain.headers.get('x-dashscope-finished')).toBe('true')
    expect(await plain.json()).toMatchObject({ output: { finish_reason: 'stop', text } })
  })
})

describe('reasoning', () => {
  const prompt = '/reasoning 9.9 和 9.11 哪个大？'

  it('sends thoughts first and keeps the item, emptied, through the answer', async () => {
    const { frames, text } = await read(createEmulator(instant), {
      prompt,
      parameters: { has_thoughts: true },
    })
    const thoughts = frames.map((frame) => frame.output.thoughts?.[0])
    expect(frames[0]?.output).toMatchObject({ text: '' })
    expect(thoughts[0]).toEqual({
      action: 'reasoning',
      thought: '嗯',
      action_type: 'reasoning',
      response: '嗯',
      action_name: '思考过程',
    })
    expect(thoughts.every((thought) => thought?.thought === thought?.response)).toBe(true)
    expect(thoughts.at(-1)).toMatchObject({ thought: '', response: '' })
    const firstText = frames.findIndex((frame) => frame.output.text !== '')
    expect(thoughts.slice(firstText).every((thought) => thought?.thought === '')).toBe(true)
    expect(text).toMatch(/^\*\*9\.9 更大/)
  })

  it('stays silent about them without has_thoughts, but counts their tokens', async () => {
    const { frames } = await read(createEmulator(instant), { prompt })
    expect(frames.some((frame) => 'thoughts' in frame.output)).toBe(false)
    expect(frames[0]?.usage.models[0]?.output_tokens).toBeGreaterThan(50)
  })

  it('follows enable_thinking in either direction', async () => {
    const emulator = createEmulator(instant)
    const thoughtsWith = async (question: string, enable_thinking: boolean) => {
      const parameters = { has_thoughts: true, enable_thinking }
      const { frames } = await read(emulator, { prompt: question, parameters })
      return frames.map((frame) => frame.output.thoughts?.[0]?.thought ?? '').join('')
    }
    expect(await thoughtsWith('Hello', true)).toContain('The user asks')
    expect(await thoughtsWith(prompt, false)).toBe('')
  })
})

describe('citations', () => {
  it('splits marks across frames and grows doc_references from the first closed mark on', async () => {
    const { frames, text } = await read(createEmulator(instant), { prompt: '/citations 你好' })
    const marks = /<ref>\[(\d+)\]<\/ref>/g
    expect([...text.matchAll(marks)].map(([, index]) => index)).toEqual([
      '4',
      '2',
      '1',
      '4',
      '1',
      '2',
    ])
    const wholeInOneFrame = frames.flatMap((frame) => [...frame.output.text.matchAll(marks)])
    expect(wholeInOneFrame).toHaveLength(0)

    let soFar = ''
    for (const { output } of frames) {
      soFar += output.text
      const cited = [...new Set([...soFar.matchAll(marks)].map(([, index]) => index))]
      expect(output.doc_references?.map((reference) => reference.index_id) ?? []).toEqual(cited)
    }
    expect(frames.at(-1)?.output.doc_references?.[0]).toMatchObject({
      images: [],
      index_id: '4',
      title: '密钥安全',
      doc_name: '安全规范.docx',
      doc_id: 'file_00000004',
    })
  })
})

describe('requests', () => {
  it.each([
    ['no prompt', {}, 'InvalidParameter', 'Either "prompt" or "messages" must exist'],
    ['an empty prompt', { prompt: '' }, 'InvalidParameter', 'Either "prompt" or "messages"'],
    [
      'a prompt that is no text',
      { prompt: 1 },
      'InvalidParameter',
      'input.prompt must be a string',
    ],
    ['empty messages', { messages: [] }, 'InvalidParameter', '[] is too short'],
    [
      'a strange role',
      { messages: [{ role: 'robot', content: 'x' }] },
      'InvalidParameter',
      'Role must be user or assistant',
    ],
    [
      'no user message',
      { messages: [{ role: 'system', content: 'x' }] },
      'InvalidParameter',
      'do not contain elements with the role of user',
    ],
  ])(
    'refuses %s: HTTP 400, or one error frame in a stream',
    async (_name, input, code, message) => {
      const emulator = createEmulator(instant)
      const plain = await ask(emulator, { input, stream: false })
      expect(plain.status).toBe(400)
      const body = await plain.json()
      expect(body.code).toBe(code)
      expect(body.message).toContain(message)
      const streamed = await ask(emulator, { input })
      expect(streamed.status).toBe(200)
      expect(await streamed.text()).toMatch(
        /^id:1\nevent:error\n:HTTP_STATUS\/400\ndata:\{"code":"[^\n]+\}\n\n$/,
      )
    },
  )

  it('refuses a body that is no JSON, and one without input', async () => {
    const send = async (body: string) => {
      const response = await createEmulator(instant).fetch(
        new Request('http://x/api/v1/apps/a/completion', {
          method: 'POST',
          body,
          headers: { authorization: 'Bearer st-1' },
        }),
      )
      return [response.status, (await response.json()).code]
    }
    expect(await send('{"input":')).toEqual([400, 'InvalidParameter'])
    expect(await send('{}')).toEqual([400, 'BadRequest.EmptyInput'])
  })

  it.each([undefined, '', 'sk-bare', 'Bearer your token', 'Bearer pk-1', 'Basic sk-1'])(
    'refuses authorization %j as recorded: 401 without a content-type',
    async (authorization) => {
      const headers = new Headers(authorization === undefined ? {} : { authorization })
      const request = new Request('http://x/api/v1/apps/a/completion', { method: 'POST', headers })
      const response = await createEmulator(instant).fetch(request)
      expect(response.status).toBe(401)
      expect(response.headers.has('content-type')).toBe(false)
      expect(await response.json()).toEqual({
        code: 'InvalidApiKey',
        message: 'Invalid API-key provided.',
        request_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      })
    },
  )

  it('answers without a key when told so, and 404 elsewhere', async () => {
    const emulator = createEmulator({ ...instant, authorize: false })
    const answered = await ask(emulator, { prompt: 'hi', headers: { authorization: '' } })
    expect(answered.status).toBe(200)
    const elsewhere = await emulator.fetch(new Request('http://x/api/v1/models'))
    expect(elsewhere.status).toBe(404)
  })

  it('tells what it received', async () => {
    const records: RequestRecord[] = []
    const emulator = createEmulator({ ...instant, onRequest: (record) => records.push(record) })
    await ask(emulator, { prompt: '你好' })
    expect(records).toEqual([
      {
        method: 'POST',
        path: '/api/v1/apps/0123456789abcdef/completion',
        headers: {
          authorization: 'Bearer sk-test',
          'content-type': 'application/json',
          'x-dashscope-sse': 'enable',
        },
        body: { input: { prompt: '你好' }, parameters: {} },
      },
    ])
  })

  it('repeats every id with the same seed, and none with another', async () => {
    const streams = await Promise.all(
      [1, 1, 2].map(async (seed) =>
        (await ask(createEmulator({ latency: 'instant', seed }), { prompt: 'hi' })).text(),
      ),
    )
    expect(streams[0]).toBe(streams[1])
    expect(streams[0]).not.toBe(streams[2])
    expect(toFrames(streams[0] ?? '')[0]?.request_id).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    )
  })
})

describe('pace', () => {
  it('is one number of milliseconds for the first token and every frame', async () => {
    const timer = vi.spyOn(globalThis, 'setTimeout')
    await (await ask(createEmulator({ latency: 1 }), { prompt: 'hi' })).text()
    const delays = new Set(timer.mock.calls.map(([, delay]) => delay))
    timer.mockRestore()
    expect([...delays]).toEqual([1])
  })
})

describe('in place of fetch', () => {
  const init = { method: 'POST', body: '{"input":{"prompt":"你好"}}' }
  const path = '/api/v1/apps/a/completion'

  it.each([
    ['a path', path],
    ['an address', `https://example.com${path}`],
    ['a URL', new URL(path, 'https://example.com')],
    ['a request', new Request(`https://example.com${path}`)],
  ])('takes %s with an init', async (_, input) => {
    const emulator = createEmulator({ ...instant, authorize: false })
    const response = await emulator.fetch(input, init)
    expect(response.status).toBe(200)
    expect((await response.json()).output.finish_reason).toBe('stop')
  })

  it('hears the signal of the init', async () => {
    const emulator = createEmulator({ ...instant, authorize: false })
    const signal = AbortSignal.abort()
    await expect(emulator.fetch(path, { ...init, signal })).rejects.toMatchObject({
      name: 'AbortError',
    })
  })
})
