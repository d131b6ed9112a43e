import { describe, expect, it } from 'vitest'
import { ask, read } from '../../test/ask'
import { createEmulator, scenarioList } from '../index'
import { selectScenario } from './select'

const instant = { latency: 'instant', seed: 1 } as const

describe('choosing a scenario', () => {
  it.each(scenarioList.map((entry) => [entry.name, entry] as const))(
    'offers prompts for %s that select it',
    (name, { prompt }) => {
      expect(selectScenario({ prompt: prompt.zh })).toMatchObject({ language: 'zh' })
      expect(selectScenario({ prompt: prompt.zh })?.scenario.name).toBe(name)
      expect(selectScenario({ prompt: prompt.en })?.scenario.name).toBe(name)
      expect(selectScenario({ prompt: prompt.en })).toMatchObject({ language: 'en' })
    },
  )

  it.each([
    ['/error-429-retry-after now', 'error-429-retry-after', 'now'],
    ['/scenario slow 你好', 'slow', '你好'],
    ['/scenario error-401', 'error-401', ''],
    ['/reasoning你好', 'reasoning', '你好'],
    ['/reasoning 911 or 119?', 'reasoning', '911 or 119?'],
    ['/unknown hi', 'plain', '/unknown hi'],
    ['a/slow b', 'plain', 'a/slow b'],
  ])('reads %j', (prompt, name, rest) => {
    const selected = selectScenario({ prompt })
    expect([selected?.scenario.name, selected?.prompt]).toEqual([name, rest])
  })

  it('prefers the header, then the prompt, then the option', async () => {
    const emulator = createEmulator({ ...instant, scenario: 'error-403' })
    const status = async (prompt: string, headers = {}) =>
      (await ask(emulator, { prompt, headers })).status
    expect(await status('hi')).toBe(403)
    expect(await status('/error-429 hi')).toBe(429)
    expect(await status('/error-429 hi', { 'x-tyqw-scenario': 'error-500' })).toBe(500)
    const unknown = await ask(emulator, { prompt: 'hi', headers: { 'x-tyqw-scenario': 'nope' } })
    expect(unknown.status).toBe(400)
    expect((await unknown.json()).message).toContain('error-429-retry-after')
  })
})

describe('a long workflow', () => {
  it('has twelve nodes, each with an id of its own', async () => {
    const prompt = '/workflow-long 安排一天的行程'
    const { last, text } = await read(createEmulator(instant), {
      prompt,
      parameters: { has_thoughts: true },
    })
    const ids = last?.output.thoughts?.map(({ response }) => JSON.parse(response).nodeId)
    expect(ids).toHaveLength(12)
    expect(new Set(ids).size).toBe(12)
    expect(text).toContain('一天')
  })
})

describe('errors, in all four transports', () => {
  const answerOf = (name: string) => ask(createEmulator(instant), { prompt: `/${name}` })

  it.each([
    ['error-403', 403, 'App.AccessDenied'],
    ['error-429', 429, 'Throttling.RateQuota'],
    ['error-500', 500, 'InternalError'],
  ])('%s: a status and JSON', async (name, status, code) => {
    const response = await answerOf(name)
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toBe('application/json')
    expect(response.headers.has('retry-after')).toBe(false)
    expect(await response.json()).toMatchObject({ code, request_id: expect.any(String) })
  })

  it('error-401 has no content-type, error-429-retry-after says when', async () => {
    expect((await answerOf('error-401')).headers.has('content-type')).toBe(false)
    expect((await answerOf('error-429-retry-after')).headers.get('retry-after')).toBe('3')
  })

  it('error-400-in-stream: status 200 and one frame', async () => {
    const response = await answerOf('error-400-in-stream')
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toContain('text/event-stream')
    expect(await response.text()).toMatch(
      /^id:1\nevent:error\n:HTTP_STATUS\/400\ndata:\{"code":"InvalidParameter","message":"Role must be user or assistant and Content length must be greater than 0","request_id":"[^"]+"\}\n\n$/,
    )
  })

  it.each([
    ['error-mid-stream', 429, 'Throttling.AllocationQuota'],
    ['content-filter', 400, 'DataInspectionFailed'],
  ])('%s: a frame after content', async (name, status, code) => {
    const { stream, text, frames } = await read(createEmulator(instant), { prompt: `/${name}` })
    expect(text.length).toBeGreaterThan(20)
    expect(frames.at(-1)).toMatchObject({ code })
    expect(stream).toContain(
      `\n\nid:${frames.length}\nevent:error\n:HTTP_STATUS/${status}\ndata:{"code":"${code}"`,
    )
    expect(stream.endsWith('}\n\n')).toBe(true)
  })

  it('error-sse-body: a 400 with a framed body that claims to be JSON', async () => {
    const response = await answerOf('error-sse-body')
    expect(response.status).toBe(400)
    expect(response.headers.get('content-type')).toBe('application/json')
    expect(await response.text()).toMatch(
      /^id:1\nevent:error\n:HTTP_STATUS\/400\ndata:\{"code":"Arrearage"/,
    )
  })

  it('html: a page with status 200', async () => {
    const response = await answerOf('html')
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html'])
    expect(await response.text()).toMatch(/^<!doctype html>/)
  })
})

describe('broken streams', () => {
  it('truncated: ends between frames without a terminal one', async () => {
    const { stream, frames } = await read(createEmulator(instant), { prompt: '/truncated' })
    expect(stream.endsWith('}\n\n')).toBe(true)
    expect(frames).toHaveLength(15)
    expect(frames.every((frame) => frame.output.finish_reason === 'null')).toBe(true)
  })

  it('cut-frame: ends inside a frame and inside a character', async () => {
    const response = await ask(createEmulator(instant), { prompt: '/cut-frame 你好' })
    const bytes = new Uint8Array(await response.arrayBuffer())
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toThrow()
    const text = new TextDecoder().decode(bytes)
    expect(text.slice(text.lastIndexOf('\n\n') + 2)).toMatch(
      /^id:16\nevent:result\n:HTTP_STATUS\/200\ndata:\{"output/,
    )
  })

  it('reset: breaks after content', async () => {
    const response = await ask(createEmulator(instant), { prompt: '/reset' })
    await expect(response.text()).rejects.toThrow('reset')
  })

  it('slow: ten times the pauses', () => {
    const slow = selectScenario({ prompt: '/slow 你好' })
    expect(
      slow?.scenario.play({ prompt: '你好', language: 'zh', history: [], thinking: undefined }),
    ).toMatchObject({ slowness: 10 })
  })

  it('long: about 100 kB', async () => {
    for (const prompt of ['/long 你好', '/long hello']) {
      const { text, last } = await read(createEmulator(instant), { prompt })
      const bytes = new TextEncoder().encode(text).length
      expect(bytes).toBeGreaterThan(100_000)
      expect(bytes).toBeLessThan(110_000)
      expect(last?.output.finish_reason).toBe('stop')
    }
  })
})
