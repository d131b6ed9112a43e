import { describe, expect, it } from 'vitest'
import type { Generation } from '../../../test/generate'
import { called, generate as send } from '../../../test/generate'
import { paths, post, weatherTool } from '../../../test/post'
import { createEmulator } from '../../index'

const emulator = createEmulator({ seed: 1, latency: 'instant' })
const generate = (asked: Generation) => send(emulator, asked)

/** The JSON of each frame of an incremental stream in message format. */
async function frames(call: Generation): Promise<Frame[]> {
  const parameters = { result_format: 'message', incremental_output: true, ...call.parameters }
  const text = await (await generate({ ...call, parameters, stream: true })).text()
  return [...text.matchAll(/^data:(.*)$/gm)].map(([, json]) => JSON.parse(json ?? ''))
}

interface Frame {
  readonly code?: string
  readonly output: {
    readonly text?: string
    readonly choices: readonly {
      readonly finish_reason: string
      readonly message: {
        readonly content: string
        readonly reasoning_content?: string
        readonly tool_calls?: readonly {
          readonly index: number
          readonly id: string
          readonly function: { readonly name?: string; readonly arguments: string }
        }[]
      }
    }[]
    readonly search_info?: { readonly search_results: readonly unknown[] }
  }
}

const toText = (all: readonly Frame[]) =>
  all.map(({ output }) => output.choices[0]?.message.content ?? '').join('')

const image = 'https://example.com/a.png'

describe('what it takes', () => {
  it('streams for either header and answers with JSON otherwise', async () => {
    const streamed = await generate({ stream: true })
    expect(streamed.headers.get('content-type')).toBe('text/event-stream;charset=UTF-8')
    const accepted = await generate({ headers: { accept: 'text/event-stream' } })
    expect(accepted.headers.get('content-type')).toBe('text/event-stream;charset=UTF-8')
    const body = { model: 'qwen-plus', stream: true, input: { prompt: 'hi' } }
    const plain = await (await post(emulator, paths.text, { body })).json()
    expect(plain.output).toEqual({ finish_reason: 'stop', text: expect.stringContaining('Tyqw') })
  })

  it.each([
    ['qwen-plus', false],
    ['qwen3-max', true],
  ])('gives %s its default format', async (model, message) => {
    const { output } = await (await generate({ model })).json()
    expect('choices' in output).toBe(message)
  })

  it('says the same in pieces, cumulatively and at once', async () => {
    const whole = await (await generate({ parameters: { result_format: 'message' } })).json()
    const { content } = whole.output.choices[0].message
    expect(toText(await frames({}))).toBe(content)
    const cumulative = await frames({ parameters: { incremental_output: false } })
    expect(cumulative.at(-1)?.output.choices[0]?.message.content).toBe(content)
  })

  it('answers from the last user message and knows the ones before', async () => {
    const messages = [
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'What is SSE?' },
      { role: 'assistant', content: 'A stream.' },
      { role: 'user', content: 'What did I just ask?' },
    ]
    expect(toText(await frames({ messages }))).toContain('> What is SSE?')
  })

  it('thinks when told to, and always where the model cannot do otherwise', async () => {
    const thoughts = (all: readonly Frame[]) =>
      all.map(({ output }) => output.choices[0]?.message.reasoning_content ?? '').join('')
    expect(
      thoughts(await frames({ content: 'hi', parameters: { enable_thinking: true } })),
    ).toContain('The user asks')
    expect(thoughts(await frames({ content: 'hi', model: 'qwq-plus' }))).toContain('The user asks')
    expect(thoughts(await frames({ content: 'hi' }))).toBe('')
  })

  it('continues a partial answer with what is missing, even one that broke off', async () => {
    const content = '/truncated 你好'
    const begun = await frames({ content })
    expect(begun.at(-1)?.output.choices[0]?.finish_reason).toBe('null')
    const partial = { role: 'assistant', content: toText(begun), partial: true }
    const rest = await frames({ messages: [{ role: 'user', content }, partial] })
    expect(rest.at(-1)?.output.choices[0]?.finish_reason).toBe('stop')
    expect(toText(begun) + toText(rest)).toBe(toText(await frames({ content: '你好' })))
  })

  it('stops at max_tokens, and in the scenario length, which a partial message continues', async () => {
    const short = await frames({ parameters: { max_tokens: 3 } })
    expect(short.at(-1)?.output.choices[0]?.finish_reason).toBe('length')
    expect(toText(short)).toBe('你好，很高')
    const content = '/length 列出清单'
    const half = await frames({ content })
    expect(half.at(-1)?.output.choices[0]?.finish_reason).toBe('length')
    const partial = { role: 'assistant', content: toText(half), partial: true }
    const rest = await frames({ messages: [{ role: 'user', content }, partial] })
    expect(rest.at(-1)?.output.choices[0]?.finish_reason).toBe('stop')
    expect(toText(half) + toText(rest)).toBe(toText(await frames({ content: '列出清单' })))
  })
})

describe('what models do by themselves', () => {
  it('searches, with sources and citations only where they are asked for', async () => {
    const search = async (search_options: object) => {
      const all = await frames({ parameters: { enable_search: true, search_options } })
      return { text: toText(all), info: all[0]?.output.search_info }
    }
    const bare = await search({})
    expect(bare.info).toBeUndefined()
    expect(bare.text).not.toMatch(/\[\d\]/)
    const cited = await search({ enable_source: true, enable_citation: true })
    expect(cited.info?.search_results).toHaveLength(4)
    expect(cited.text).toContain('[1]')
    const named = { enable_source: true, enable_citation: true, citation_format: '[ref_<number>]' }
    expect((await search(named)).text).toContain('[ref_1]')
  })

  it('gives the sources with the whole answer', async () => {
    const { output } = await (await generate({ content: '/search' })).json()
    expect(output.search_info.search_results).toHaveLength(4)
  })

  it('runs code', async () => {
    const parameters = { enable_thinking: true, enable_code_interpreter: true }
    const all = await frames({ content: '123 的 21 次方', parameters })
    expect(toText(all)).toContain(String(123n ** 21n))
    expect(all.at(-1)?.output).toMatchObject({
      tool_info: [{ code_interpreter: { code: '123**21' }, type: 'code_interpreter' }],
    })
  })

  it('takes uploaded files with the header for them', async () => {
    const response = await generate({
      model: 'qwen-vl-plus',
      path: paths.multimodal,
      content: [{ image: 'oss://dashscope-instant/a.png' }],
      headers: { 'x-dashscope-ossresourceresolve': 'enable' },
    })
    expect(response.status).toBe(200)
  })

  it('counts images', async () => {
    const call = {
      model: 'qwen-vl-plus',
      path: paths.multimodal,
      content: [{ image }, { image: 'data:image/png;base64,AA==' }, { text: '/images 有什么？' }],
    }
    const { output, usage } = await (await generate(call)).json()
    expect(output.choices[0].message.content[0].text).toMatch(/2 张图片/)
    expect(usage.image_tokens).toBe(2494)
  })
})

describe('function calls', () => {
  const tools = { tools: [weatherTool] }
  const content = '/parallel-tools 上海和杭州天气怎么样？'

  function toCalls(all: readonly Frame[]) {
    const calls: { id: string; name: string; arguments: string }[] = []
    for (const {
      index,
      id,
      function: { name = '', arguments: piece },
    } of all.flatMap(({ output }) => output.choices[0]?.message.tool_calls ?? [])) {
      const known = calls[index] ?? { id: '', name: '', arguments: '' }
      calls[index] = {
        id: known.id + id,
        name: known.name + name,
        arguments: known.arguments + piece,
      }
    }
    return calls
  }

  it('asks for two, and ends the loop with their results', async () => {
    const asked = await frames({ content, parameters: tools })
    expect(asked.at(-1)?.output.choices[0]?.finish_reason).toBe('tool_calls')
    const calls = toCalls(asked)
    expect(calls).toEqual([
      {
        id: expect.stringMatching(/^call_[0-9a-f]{24}$/),
        name: 'get_current_weather',
        arguments: '{"location": "上海"}',
      },
      {
        id: expect.stringMatching(/^call_[0-9a-f]{24}$/),
        name: 'get_current_weather',
        arguments: '{"location": "杭州"}',
      },
    ])
    const messages = [
      { role: 'user', content },
      {
        role: 'assistant',
        content: '',
        tool_calls: calls.map(({ id, ...call }, index) => ({
          id,
          index,
          type: 'function',
          function: call,
        })),
      },
      ...calls.map(({ id }, index) => ({
        role: 'tool',
        tool_call_id: id,
        content: `{"weather":"晴","celsius":${20 + index}}`,
      })),
    ]
    const answered = await frames({ messages, parameters: tools })
    expect(answered.at(-1)?.output.choices[0]?.finish_reason).toBe('stop')
    expect(toText(answered)).toContain('- celsius: 20')
    expect(toText(answered)).toContain('- celsius: 21')
  })

  it('calls for the weather without being told', async () => {
    const [call] = toCalls(await frames({ content: '杭州天气如何？', parameters: tools }))
    expect(call?.name).toBe('get_current_weather')
  })

  it('ignores functions at the top level, and those that tool_choice forbids', async () => {
    const body = { model: 'qwen-plus', input: { prompt: '/tools hi' }, ...tools }
    const ignored = await (await post(emulator, paths.text, { body })).json()
    expect(ignored.output.text).toContain('parameters.tools')
    const forbidden = await frames({
      content: '/tools',
      parameters: { ...tools, tool_choice: 'none' },
    })
    expect(toCalls(forbidden)).toEqual([])
  })

  it('never stops calling in tools-forever', async () => {
    const messages = [
      { role: 'user', content: '/tools-forever' },
      called,
      { role: 'tool', content: '1', tool_call_id: 'call_1' },
    ]
    expect(toCalls(await frames({ messages, parameters: tools }))).toHaveLength(1)
  })
})

describe('scenarios of failure', () => {
  it.each([
    ['error-429', 429, 'Throttling.RateQuota'],
    ['error-500', 500, 'InternalError'],
  ])('%s before the stream', async (name, status, code) => {
    const response = await generate({ content: `/${name}`, stream: true })
    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({ code })
  })

  it('an error behind content', async () => {
    const all = await frames({ content: '/error-mid-stream' })
    expect(all.length).toBe(13)
    expect(all.at(-1)?.code).toBe('Throttling.AllocationQuota')
  })

  it('a connection that breaks', async () => {
    const response = await generate({ content: '/reset', stream: true })
    await expect(response.text()).rejects.toThrow('reset')
  })
})
