import { describe, expect, it } from 'vitest'
import { decodePieces, fold, readFixture } from '../../../test/fixtures'
import { describeWire } from '../../../test/wire-suite'
import { createMessage, textOf } from '../../model/message'
import { bailianApp } from './bailian-app'

const decode = (name: string, incrementalOutput = true) =>
  decodePieces(bailianApp(), [readFixture(`bailian-app/${name}`)], incrementalOutput)

describeWire('bailian-app', bailianApp())

describe('the decoder of Bailian applications', () => {
  const text = '杭州是一座**美丽**的城市，欢迎👋。'

  it.each([
    ['app-incremental.sse', true],
    ['app-incremental.sse', false],
    ['app-cumulative.sse', false],
    ['app-cumulative.sse', true],
    ['app-cumulative-empty-stop-frame.sse', false],
    ['app-no-blank-lines.sse', true],
  ])('shows the text of %s once, whether deltas were asked for or not (%s)', (name, asked) => {
    const message = fold(decode(name, asked))
    expect(textOf(message)).toBe(text)
    expect(message.status).toEqual({ type: 'complete', reason: 'stop' })
  })

  it('takes the wire’s default when nothing was asked for', () => {
    const decoder = bailianApp().createDecoder()
    const data = JSON.stringify({ output: { text: '你', finish_reason: 'null' } })
    expect(decoder.decode({ event: 'result', data }).chunks).toContainEqual({
      type: 'text-replace',
      text: '你',
    })
  })

  it('opens a run, tells the session once, and ends with one terminal chunk', () => {
    const chunks = decode('app-incremental.sse')
    expect(chunks[0]).toEqual({ type: 'start', requestId: '10632c0a-0a54-9a0c-b1ac-8a8c1e5b1d4e' })
    expect(chunks.filter(({ type }) => type === 'session')).toEqual([
      { type: 'session', sessionId: '6105c965c31b40958a43dc93c28c7a59' },
    ])
    expect(chunks.at(-1)).toEqual({ type: 'finish', reason: 'stop' })
    expect(chunks.filter(({ type }) => type === 'finish' || type === 'error')).toHaveLength(1)
  })

  it('parts reasoning from text', () => {
    expect(fold(decode('app-reasoning.sse')).parts).toEqual([
      { type: 'reasoning', text: '嗯，想想', startedAt: 1002, endedAt: 1006 },
      { type: 'text', text: '答案是42' },
    ])
  })

  it('keeps marks that were split, and the sources in the order they were cited', () => {
    const message = fold(decode('app-citations-split-marks.sse'))
    expect(textOf(message)).toBe('先看方法<ref>[4]</ref>，再看<ref>[2]</ref>。')
    expect(message.sources).toEqual([
      {
        index: '4',
        title: '标题4',
        text: '第4段',
        documentId: 'file_4',
        documentName: '文件4.pdf',
      },
      {
        index: '2',
        title: '标题2',
        text: '第2段',
        documentId: 'file_2',
        documentName: '文件2.pdf',
      },
    ])
    const updates = decode('app-citations-split-marks.sse').filter(({ type }) => type === 'sources')
    expect(updates).toHaveLength(2)
  })

  it('shows a retrieval as a step that ends when it has found something', () => {
    const chunks = decode('app-retrieval-and-reasoning.sse')
    const states = chunks.flatMap((chunk) => (chunk.type === 'step' ? [chunk.step.state] : []))
    expect(states).toEqual(['running', 'done'])
    expect(fold(chunks).parts.map(({ type }) => type)).toEqual(['step', 'reasoning', 'text'])
  })

  it('shows a last frame that repeats the whole answer once', () => {
    const message = fold(decode('app-last-frame-repeats-all.sse'))
    expect(textOf(message)).toBe('杭州是一座城市')
  })

  it('tells memory, plugins and several phases of reasoning apart', () => {
    const { parts } = fold(decode('app-memory-plugin-and-two-reasonings.sse'))
    expect(parts).toMatchObject([
      { type: 'reasoning', text: '先查' },
      {
        step: {
          kind: 'memory',
          name: '长期记忆检索',
          state: 'done',
          input: '{"query":"杭州"}',
          output: '["喜欢西湖"]',
        },
      },
      {
        step: {
          kind: 'plugin',
          name: '天气',
          state: 'done',
          input: '{"city":"杭州"}',
          output: '晴',
        },
      },
      { type: 'reasoning', text: '再答' },
      { type: 'text', text: '去西湖<ref>[1]</ref>。' },
    ])
    expect(parts.every((part) => part.type !== 'reasoning' || part.endedAt !== undefined)).toBe(
      true,
    )
  })

  it('takes lists that are null, and thoughts that nobody asked for', () => {
    const message = fold(decode('app-thoughts-without-being-asked-and-null-lists.sse'))
    expect(textOf(message)).toBe('好')
    expect(message.parts).toContainEqual({
      type: 'step',
      step: expect.objectContaining({ kind: 'retrieval', state: 'done', output: '[]' }),
    })
  })

  it('ends in a typed error, whichever frame it comes in', () => {
    expect(decode('error-in-200.sse')).toEqual([
      {
        type: 'error',
        error: {
          code: 'InvalidParameter',
          kind: 'invalid-request',
          message: 'Role must be user or assistant and Content length must be greater than 0',
          status: 400,
          requestId: '10632c0a-0a54-9a0c-b1ac-8a8c1e5b1d4e',
          retryable: false,
        },
      },
    ])
    const throttled = fold(decode('error-after-content.sse'))
    expect(textOf(throttled)).toBe('前半')
    expect(throttled.status).toMatchObject({
      type: 'incomplete',
      reason: 'error',
      error: { kind: 'rate-limit', status: 429, retryable: true },
    })
    expect(fold(decode('content-filter-mid-stream.sse')).status).toMatchObject({
      reason: 'content-filter',
      error: { kind: 'content-filter' },
    })
  })

  it('takes a stream without a terminal frame for truncated, and keeps its text', () => {
    const message = fold(decode('truncated.sse'))
    expect(textOf(message)).toBe('杭州是一座')
    expect(message.status).toMatchObject({ type: 'incomplete', reason: 'truncated' })
  })

  it.each([
    ['text that is not JSON', 'not json'],
    ['half an object', '{"output":{"te'],
    ['an array', '[]'],
    ['a number', '12'],
    ['null', 'null'],
  ])('ends in a protocol error on %s', (_, data) => {
    const decoder = bailianApp().createDecoder({ incrementalOutput: true })
    const { chunks } = decoder.decode({ event: 'result', data })
    expect(chunks).toEqual([
      {
        type: 'error',
        error: expect.objectContaining({ kind: 'protocol', code: 'invalid-frame' }),
      },
    ])
    expect(decoder.end()).toEqual([])
  })

  it.each([
    { output: 3 },
    { output: { text: 3, thoughts: 'x', doc_references: {}, session_id: 1, finish_reason: 7 } },
    {
      output: { thoughts: [null, 1, { action_type: 5 }], doc_references: [null, { index_id: 4 }] },
    },
    { output: {}, usage: [] },
    { output: {}, usage: { models: [null, { input_tokens: 'x' }] } },
  ])('does not throw on fields of the wrong type: %j', (json) => {
    const decoder = bailianApp().createDecoder({ incrementalOutput: true })
    const decode = () => decoder.decode({ event: 'result', data: JSON.stringify(json) })
    expect(decode).not.toThrow()
  })
})

describe('frames of an application', () => {
  const read = (...outputs: Record<string, unknown>[]) => {
    const decoder = bailianApp().createDecoder({ incrementalOutput: true })
    return outputs.flatMap(
      (output) => decoder.decode({ event: 'result', data: JSON.stringify({ output }) }).chunks,
    )
  }

  it('shows reasoning that was held back before the text that follows', () => {
    const reasoning = (thought: string) => ({ thoughts: [{ action_type: 'reasoning', thought }] })
    const chunks = read(reasoning('哈'), reasoning('哈哈'), { text: '好', finish_reason: 'stop' })
    expect(fold(chunks).parts).toMatchObject([
      { type: 'reasoning', text: '哈哈哈' },
      { type: 'text', text: '好' },
    ])
  })

  it('joins phases of reasoning that are sent whole each time', () => {
    const decoder = bailianApp().createDecoder({ incrementalOutput: false })
    const frames = [['想'], ['想想'], ['想想', '再'], ['想想', '再想']].map((texts) => ({
      output: {
        thoughts: texts.map((thought) => ({ action_type: 'reasoning', response: thought })),
      },
    }))
    const chunks = frames.flatMap(
      (frame) => decoder.decode({ event: 'result', data: JSON.stringify(frame) }).chunks,
    )
    expect(fold(chunks).parts).toMatchObject([{ type: 'reasoning', text: '想想\n\n再想' }])
  })

  it('gives memory, plugins and other thoughts as steps, and says only what is new', () => {
    const memory = {
      action_type: 'api',
      action: 'memory',
      action_name: '长期记忆检索',
      action_input_stream: '{"query":"你好"}',
      observation: '["x"]',
    }
    const plugin = { action_type: 'API', action: 'plugin_1' }
    const chunks = read(
      { thoughts: [memory, plugin, { action_type: 'new' }, { action_type: 'response' }, {}] },
      { thoughts: [memory, { ...plugin, observation: '21' }, { action_type: 'new' }] },
      { thoughts: [memory, { ...plugin, observation: '' }] },
    )
    expect(chunks.flatMap((chunk) => (chunk.type === 'step' ? [chunk.step] : []))).toEqual([
      {
        id: '0:api:memory',
        kind: 'memory',
        name: '长期记忆检索',
        state: 'done',
        input: '{"query":"你好"}',
        output: '["x"]',
      },
      { id: '1:API:plugin_1', kind: 'plugin', name: 'plugin_1', state: 'running' },
      { id: '2:new:', kind: 'other', name: 'new', state: 'running' },
      { id: '1:API:plugin_1', kind: 'plugin', name: 'plugin_1', state: 'done', output: '21' },
    ])
  })

  it('keeps every field of a source, and leaves out one that no mark could name', () => {
    const reference = {
      index_id: '1',
      title: 't',
      doc_url: 'https://example.com',
      images: ['https://example.com/a.png', 7],
      page_number: [3, 'x'],
    }
    expect(read({ doc_references: [reference, { title: 'no index' }] })).toContainEqual({
      type: 'sources',
      sources: [
        {
          index: '1',
          title: 't',
          url: 'https://example.com',
          images: ['https://example.com/a.png'],
          pages: [3],
        },
      ],
    })
  })

  it.each([
    ['stop', 'stop'],
    ['length', 'length'],
    ['tool_calls', 'tool-calls'],
    ['content_filter', 'content-filter'],
    ['something_new', 'other'],
  ])('ends on %s as %s', (wire, reason) => {
    expect(read({ text: 'a', finish_reason: wire }).at(-1)).toEqual({ type: 'finish', reason })
  })

  it.each([['null'], [''], [null], [undefined]])('goes on after %j', (wire) => {
    expect(read({ text: 'a', finish_reason: wire }).at(-1)?.type).toBe('text-delta')
  })

  it('adds up the tokens of all models that ran', () => {
    const decoder = bailianApp().createDecoder({ incrementalOutput: true })
    const models = [
      { model_id: 'qwen-max', input_tokens: 10, output_tokens: 2 },
      { model_id: 'deepseek-r1', input_tokens: 5, output_tokens: 1 },
    ]
    const data = JSON.stringify({ output: {}, usage: { models } })
    expect(decoder.decode({ event: 'result', data }).chunks).toContainEqual({
      type: 'usage',
      usage: expect.objectContaining({ inputTokens: 15, outputTokens: 3 }),
    })
  })

  it.each([
    ['no data', { event: 'result', data: '' }],
    ['the end mark of other wires', { event: 'message', data: '[DONE]' }],
    ['an old end event', { event: 'done', data: '{}' }],
    ['a frame without output', { event: 'result', data: '{"request_id":"r"}' }],
  ])('adds nothing for %s', (_, event) => {
    const decoder = bailianApp().createDecoder({ incrementalOutput: true })
    expect(decoder.decode(event).chunks).toEqual([])
  })

  it('shows a frame that comes twice once, told by its number, and equal frames twice', () => {
    const decoder = bailianApp().createDecoder({ incrementalOutput: true })
    const send = (id: string | undefined) =>
      decoder.decode({
        event: 'result',
        data: '{"output":{"text":"哈"}}',
        ...(id !== undefined && { id }),
      }).chunks
    const chunks = ['1', '1', '2', undefined, undefined].flatMap(send)
    expect(textOf(fold(chunks))).toBe('哈哈哈哈')
  })

  it('shows nothing that comes after the end', () => {
    const chunks = read({ finish_reason: 'stop', text: 'a' }, { text: 'b', finish_reason: 'stop' })
    expect(chunks.filter(({ type }) => type === 'finish')).toHaveLength(1)
    expect(chunks.at(-1)?.type).toBe('finish')
  })

  it('knows an error by its status comment alone, and by an OpenAI-like body', () => {
    const decode = (json: unknown, status?: number) =>
      bailianApp()
        .createDecoder({ incrementalOutput: true })
        .decode({
          event: 'result',
          data: JSON.stringify(json),
          ...(status !== undefined && { status }),
        }).chunks
    expect(decode({ message: 'x' }, 503)).toMatchObject([
      { error: { kind: 'server', status: 503 } },
    ])
    expect(decode({ error: { message: 'x', type: 'invalid_request_error' } })).toMatchObject([
      { error: { kind: 'invalid-request', code: 'invalid_request_error' } },
    ])
  })
})

describe('the request to a Bailian application', () => {
  const protocol = bailianApp()
  const context = { appId: 'app/1' }

  it('goes to the application, asks for a stream, and leaves out what is not set', () => {
    const wire = protocol.toRequest({ text: '你好' }, context)
    expect(wire.path).toBe('/api/v1/apps/app%2F1/completion')
    expect(wire.headers).toMatchObject({ 'x-dashscope-sse': 'enable', accept: 'text/event-stream' })
    expect(wire.body).toEqual({ input: { prompt: '你好' }, parameters: { has_thoughts: true } })
  })

  it('carries session, deltas, parameters and files', () => {
    const { body } = bailianApp({ enableThinking: true }).toRequest(
      {
        text: '你好',
        sessionId: 's',
        bizParams: { city: '杭州' },
        hasThoughts: false,
        files: [
          { type: 'file', mediaType: 'image/png', url: 'data:image/png;base64,AA' },
          { type: 'file', mediaType: 'application/pdf', url: 'https://example.com/a.pdf' },
        ],
      },
      { appId: 'a', incrementalOutput: true },
    )
    expect(body).toEqual({
      input: {
        prompt: '你好',
        session_id: 's',
        biz_params: { city: '杭州' },
        image_list: ['data:image/png;base64,AA'],
        file_list: ['https://example.com/a.pdf'],
      },
      parameters: { has_thoughts: false, incremental_output: true, enable_thinking: true },
    })
  })

  it('sends every field under its wire name, in its place', () => {
    const ragOptions = {
      pipelineIds: ['p'],
      fileIds: ['f'],
      metadataFilter: { someKey: ['a'] },
      tags: ['t'],
      structuredFilter: { otherKey: 1 },
      sessionFileIds: ['file_session_1'],
    }
    const { body, headers } = bailianApp({ workspace: 'ws', temperature: 0.5 }).toRequest(
      {
        text: '你好',
        memoryId: 'm',
        bizParams: { city: '杭州', user_defined_tokens: { t: { user_token: 'u' } } },
        imageList: ['https://example.com/a.png'],
        fileList: ['https://example.com/a.pdf'],
        history: [{ user: '一', bot: '二' }],
        docTagCodes: ['d'],
        docReferenceType: 'indexed',
        flowStreamMode: 'message_format',
        enableWebSearch: true,
        enableSystemTime: false,
        modelId: 'qwen-plus',
        dialogRound: 3,
        ragOptions,
        topP: 0.8,
        topK: 20,
        seed: 1,
        mcpServers: ['x'],
        enablePremium: true,
        cipServiceCodes: { a: 1 },
        parameters: { new_one: 1, temperature: 9 },
      },
      context,
    )
    expect(headers).toMatchObject({ 'x-dashscope-workspace': 'ws' })
    expect(body).toEqual({
      input: {
        prompt: '你好',
        memory_id: 'm',
        biz_params: { city: '杭州', user_defined_tokens: { t: { user_token: 'u' } } },
        image_list: ['https://example.com/a.png'],
        file_list: ['https://example.com/a.pdf'],
        history: [{ user: '一', bot: '二' }],
        doc_tag_codes: ['d'],
        doc_reference_type: 'indexed',
      },
      parameters: {
        has_thoughts: true,
        flow_stream_mode: 'message_format',
        enable_web_search: true,
        enable_system_time: false,
        model_id: 'qwen-plus',
        dialog_round: 3,
        rag_options: {
          pipeline_ids: ['p'],
          file_ids: ['f'],
          metadata_filter: { someKey: ['a'] },
          tags: ['t'],
          structured_filter: { otherKey: 1 },
          session_file_ids: ['file_session_1'],
        },
        temperature: 0.5,
        top_p: 0.8,
        top_k: 20,
        seed: 1,
        mcp_servers: ['x'],
        enable_premium: true,
        cip_service_codes: { a: 1 },
        new_one: 1,
      },
    })
  })

  it('says where tools of the page can run', () => {
    const tools = [{ name: 'clock' }]
    expect(() => protocol.toRequest({ text: 'x', tools }, context)).toThrowError(/qwen\(\)/)
  })

  it('sends the conversation instead of a prompt, and never both', () => {
    const question = createMessage('user', {
      id: '1',
      createdAt: 0,
      parts: [{ type: 'text', text: '你好' }],
    })
    const messages = [question]
    expect(protocol.toRequest({ text: '你好', messages }, context).body['input']).toEqual({
      messages: [{ role: 'user', content: '你好' }],
    })
    expect(() => protocol.toRequest({ text: 'x', messages, sessionId: 's' }, context)).toThrowError(
      expect.objectContaining({ name: 'ConfigError', code: 'memory-twice' }),
    )
  })

  it('says which option is missing', () => {
    expect(() => protocol.toRequest({ text: 'x' }, {})).toThrowError(/appId/)
  })
})
