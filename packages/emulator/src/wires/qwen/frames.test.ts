import { describe, expect, it } from 'vitest'
import type { Script } from '../../scenarios/scenario'
import { nativeWriter } from '../frame-writer'
import type { QwenFrameContext } from './frames'
import { toQwenFrames } from './frames'

const search = {
  enabled: true,
  sources: true,
  citation: undefined,
  prepend: true,
  strategy: 'standard',
}

const base: QwenFrameContext = {
  requestId: 'R',
  inputTokens: 16,
  imageTokens: 0,
  multimodal: false,
  resultFormat: 'message',
  incremental: true,
  whole: false,
  thinking: false,
  endsWithText: false,
  offersTools: false,
  search,
  calls: [],
}

/** The stream of a script, as bytes. */
function write(script: Partial<Script>, context: Partial<QwenFrameContext>): string {
  const frames = toQwenFrames(
    { type: 'answer', text: '', model: 'qwen-plus', ...script },
    { ...base, ...context },
  )
  return [...frames].map(({ data }, index) => nativeWriter.write(index + 1, data)).join('')
}

/** Records as the service writes them, from the JSON of each. */
function stream(...data: string[]): string {
  return data
    .map((json, index) => `id:${index + 1}\nevent:result\n:HTTP_STATUS/200\ndata:${json}\n\n`)
    .join('')
}

const R = ',"request_id":"R"}'
const cached = '"prompt_tokens_details":{"cached_tokens":0}'

describe('text format', () => {
  it('ends with an empty text', () => {
    expect(write({ text: '1+1=2' }, { resultFormat: 'text' })).toBe(
      stream(
        `{"output":{"finish_reason":"null","text":"1"},"usage":{"total_tokens":17,"input_tokens":16,"output_tokens":1}${R}`,
        `{"output":{"finish_reason":"null","text":"+"},"usage":{"total_tokens":18,"input_tokens":16,"output_tokens":2}${R}`,
        `{"output":{"finish_reason":"null","text":"1"},"usage":{"total_tokens":19,"input_tokens":16,"output_tokens":3}${R}`,
        `{"output":{"finish_reason":"null","text":"=2"},"usage":{"total_tokens":21,"input_tokens":16,"output_tokens":5}${R}`,
        `{"output":{"finish_reason":"stop","text":""},"usage":{"total_tokens":21,"input_tokens":16,"output_tokens":5}${R}`,
      ),
    )
  })

  it('repeats everything when it is cumulative', () => {
    const written = write({ text: 'a b c' }, { resultFormat: 'text', incremental: false })
    expect([...written.matchAll(/"text":"([^"]*)"/g)].map(([, text]) => text)).toEqual([
      'a',
      'a b',
      'a b c',
      'a b c',
    ])
  })
})

describe('message format', () => {
  const frame = (content: string, tokens: number, reason = 'null') =>
    `{"output":{"choices":[{"message":{"content":"${content}","role":"assistant"},"finish_reason":"${reason}"}]},"usage":{"total_tokens":${16 + tokens},"output_tokens":${tokens},"input_tokens":16,${cached}}${R}`

  it('has the role in every frame, and an empty frame before the last', () => {
    expect(write({ text: '1+1' }, {})).toBe(
      stream(frame('1', 1), frame('+', 2), frame('1', 3), frame('', 3), frame('', 3, 'stop')),
    )
  })

  it('ends with length where the script does', () => {
    expect(write({ text: '1', finishReason: 'length' }, {})).toBe(
      stream(frame('1', 1), frame('', 1), frame('', 1, 'length')),
    )
  })
})

describe('reasoning', () => {
  const frame = (
    [content, reasoning]: readonly [string, string],
    [output, reasoned]: readonly [number, number],
    reason = 'null',
  ) =>
    `{"output":{"choices":[{"message":{"content":"${content}","reasoning_content":"${reasoning}","role":"assistant"},"finish_reason":"${reason}"}]},"usage":{"total_tokens":${16 + output},"output_tokens":${output},"input_tokens":16,"output_tokens_details":{"reasoning_tokens":${reasoned}},${cached}}${R}`

  it('has both keys in every frame', () => {
    expect(write({ reasoning: '嗯，', text: '！😊' }, { thinking: true })).toBe(
      stream(
        frame(['', '嗯'], [3, 1]),
        frame(['', '，'], [4, 2]),
        frame(['！', ''], [5, 2]),
        frame(['😊', ''], [6, 2]),
        frame(['', ''], [6, 2], 'stop'),
      ),
    )
  })

  it('sends both whole when it is cumulative', () => {
    const written = write({ reasoning: '嗯，', text: '！' }, { thinking: true, incremental: false })
    const last = written.split('\n\n').at(-2)
    expect(last).toContain('"content":"！","reasoning_content":"嗯，"')
  })
})

describe('web search', () => {
  const results = [
    {
      index: 1,
      title: '天气',
      url: 'https://a.example/1',
      siteName: 'eastday',
      icon: 'https://a.example/i.ico',
    },
    { index: 2, title: '杭州', url: 'https://a.example/2', siteName: '无', icon: '' },
  ]
  const all =
    '"search_info":{"search_results":[{"icon":"https://a.example/i.ico","site_name":"eastday","index":1,"title":"天气","url":"https://a.example/1"},{"icon":"","site_name":"无","index":2,"title":"杭州","url":"https://a.example/2"}]}'
  const none = '"search_info":{"extra_tool_info":[],"search_results":[]}'
  const usage = (tokens: number) =>
    `"usage":{"total_tokens":${16 + tokens},"output_tokens":${tokens},"input_tokens":16,"plugins":{"search":{"count":1,"strategy":"standard"}},${cached}}`
  const frame = (content: string, info: string, tokens: number, reason = 'null') =>
    `{"output":{"choices":[{"message":{"content":"${content}","role":"assistant"},"finish_reason":"${reason}"}],${info}},${tokens === 0 ? '"usage":{}' : usage(tokens)}${R}`

  it('sends the sources first and empty lists from then on', () => {
    expect(write({ text: '根据', searchResults: results }, {})).toBe(
      stream(frame('', all, 0), frame('根据', none, 1), frame('', none, 1, 'stop')),
    )
  })

  it('sends them with the first text unless they are to come first', () => {
    const context = { search: { ...search, prepend: false } }
    expect(write({ text: '根据', searchResults: results }, context)).toBe(
      stream(frame('根据', all, 1), frame('', none, 1, 'stop')),
    )
  })

  it('leaves them out where they were not asked for', () => {
    const context = { search: { ...search, sources: false } }
    expect(write({ text: '根据', searchResults: results }, context)).not.toContain('search_info')
  })
})

describe('code interpreter', () => {
  it('thinks again behind the code, with a larger input, and repeats the code to the end', () => {
    const script = {
      reasoning: '用户',
      codeInterpreter: { code: '123**21', reasoningAfter: '询问' },
      text: '好',
    }
    const frame = (
      [content, reasoning]: readonly [string, string],
      [input, output, reasoned]: readonly [number, number, number],
      { ran = true, reason = 'null' } = {},
    ) =>
      `{"output":{"choices":[{"message":{"content":"${content}","reasoning_content":"${reasoning}","role":"assistant"},"finish_reason":"${reason}"}]${ran ? ',"tool_info":[{"code_interpreter":{"code":"123**21"},"type":"code_interpreter"}]' : ''}},"usage":{"total_tokens":${input + output},"output_tokens":${output},"input_tokens":${input},"output_tokens_details":{"reasoning_tokens":${reasoned}}${ran ? ',"plugins":{"code_interpreter":{"count":1}}' : ''},${cached}}${R}`
    expect(write(script, { thinking: true })).toBe(
      stream(
        frame(['', '用户'], [16, 3, 1], { ran: false }),
        frame(['', ''], [16, 4, 1], { ran: false }),
        frame(['', ''], [16, 5, 1], { ran: false }),
        frame(['', ''], [16, 6, 1], { ran: false }),
        frame(['', ''], [16, 10, 1], { ran: false }),
        frame(['', ''], [16, 10, 1]),
        frame(['', '询问'], [366, 13, 2]),
        frame(['好', ''], [366, 14, 2]),
        frame(['', ''], [366, 14, 2], { reason: 'stop' }),
      ),
    )
  })
})

describe('function calls', () => {
  const calls = [
    { id: 'call_29a8', name: 'get_current_weather', arguments: '{"location": "浙江省杭州市"}' },
    { id: 'call_026e', name: 'get_current_weather', arguments: '{"location": "上海市"}' },
  ]
  const json = (text: string) => text.replaceAll('"', '\\"')
  const opened = (index: number, id: string, head: string) =>
    `{"index":${index},"id":"${id}","type":"function","function":{"name":"get_current_weather","arguments":"${json(head)}"}}`
  const piece = (index: number, text: string) =>
    `{"index":${index},"id":"","type":"function","function":{"arguments":"${json(text)}"}}`
  const pieces = (written: string) =>
    [...written.matchAll(/"choices":\[(.*?)\]},"usage"/g)].map(([, choice]) => choice)

  it('cuts parallel calls as recorded, with the last piece in the last frame', () => {
    const choice = (call: string, reason = 'null') =>
      `{"message":{"content":"","tool_calls":[${call}],"role":"assistant"},"index":0,"finish_reason":"${reason}"}`
    expect(pieces(write({}, { calls, offersTools: true }))).toEqual([
      choice(opened(0, 'call_29a8', '{"location": "')),
      choice(piece(0, '浙江省杭州市"}')),
      choice(opened(1, 'call_026e', '{"location":')),
      choice(piece(1, ' "上海市"}'), 'tool_calls'),
    ])
  })

  it('closes one call and opens the next in one frame on the multimodal endpoint', () => {
    const choice = (call: string, reason = 'null') =>
      `{"message":{"content":[],"tool_calls":[${call}],"role":"assistant"},"finish_reason":"${reason}"}`
    const context = { calls, offersTools: true, multimodal: true, thinking: true }
    expect(pieces(write({}, context))).toEqual([
      choice(opened(0, 'call_29a8', '{"location": ')),
      choice(piece(0, '"浙江省杭州市"}')),
      choice(`${piece(0, '')},${opened(1, 'call_026e', '')}`),
      choice(piece(1, '{"location": "上海市"')),
      choice(piece(1, '}'), 'tool_calls'),
    ])
  })

  it('repeats whole calls when it is cumulative', () => {
    const written = pieces(write({}, { calls, offersTools: true, incremental: false }))
    expect(written[1]).toContain(opened(0, 'call_29a8', '{"location": "浙江省杭州市"}'))
    expect(written.at(-1)).toContain(
      `[${opened(0, 'call_29a8', '{"location": "浙江省杭州市"}')},${opened(1, 'call_026e', '{"location": "上海市"}')}]`,
    )
  })

  it('gives every choice an index once functions are offered, called or not', () => {
    expect(write({ text: '目前' }, { offersTools: true })).toContain(
      '{"message":{"content":"目前","role":"assistant"},"index":0,"finish_reason":"null"}',
    )
  })
})

describe('multimodal', () => {
  const context = { multimodal: true, imageTokens: 1247, inputTokens: 1283 }

  it('has the end of the text in the last frame of a vision model', () => {
    const frame = (text: string, tokens: number, reason = 'null') =>
      `{"output":{"choices":[{"message":{"content":[{"text":"${text}"}],"role":"assistant"},"finish_reason":"${reason}"}]},"usage":{"input_tokens_details":{"image_tokens":1247,"text_tokens":36},"prompt_tokens_details":{},"total_tokens":${1283 + tokens},"output_tokens":${tokens},"input_tokens":1283,"output_tokens_details":{"text_tokens":${tokens}},"image_tokens":1247}${R}`
    expect(write({ text: '海滩。' }, { ...context, endsWithText: true })).toBe(
      stream(frame('海滩', 1), frame('。', 2, 'stop')),
    )
  })

  it('has an empty list where there is no text', () => {
    const written = write({ reasoning: '嗯', text: '好' }, { ...context, thinking: true })
    expect(written).toContain('{"content":[],"reasoning_content":"嗯","role":"assistant"}')
    expect(written).toContain(
      '{"content":[{"text":"好"}],"reasoning_content":"","role":"assistant"}',
    )
    expect(written).toContain(
      '{"message":{"content":[],"reasoning_content":"","role":"assistant"},"finish_reason":"stop"}',
    )
    expect(written).toContain('"output_tokens_details":{"reasoning_tokens":1,"text_tokens":3}')
  })
})
