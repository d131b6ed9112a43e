import { describe, expect, it } from 'vitest'
import { ask, read } from '../../../test/ask'
import { createEmulator } from '../../index'

const instant = { latency: 'instant', seed: 1 } as const

/** The thoughts of a whole answer, without streaming. */
async function thoughtsOf(prompt: string, input: object = {}, parameters: object = {}) {
  const response = await ask(createEmulator(instant), {
    input: { prompt, ...input },
    parameters: { has_thoughts: true, ...parameters },
    stream: false,
  })
  const { output } = await response.json()
  return output.thoughts
}

describe('what an agent looks up', () => {
  it('rag: the chunks it found, then citations of their documents', async () => {
    const thoughts = await thoughtsOf('/rag 你好')
    expect(thoughts).toEqual([
      {
        action: 'rag',
        action_type: 'agentRag',
        action_name: '知识检索',
        action_input_stream: '{}',
        arguments: '{}',
        observation: expect.any(String),
      },
    ])
    const chunks = JSON.parse(thoughts[0].observation)
    expect(chunks).toHaveLength(3)
    expect(Object.keys(chunks[0]).toSorted()).toEqual([
      'content',
      'dataId',
      'dataName',
      'display',
      'id',
      'images',
      'referenceIndex',
      'score',
      'title',
      'webSearch',
    ])
    const { frames, text } = await read(createEmulator(instant), { prompt: '/rag 你好' })
    expect(text).toContain('<ref>[4]</ref>')
    expect(frames.at(-1)?.output.doc_references?.map(({ index_id }) => index_id)).toEqual([
      '4',
      '2',
      '1',
    ])
  })

  it('plugin: two calls, in both spellings of the documents', async () => {
    const thoughts = await thoughtsOf('/plugin hi')
    expect(
      thoughts.map(({ action_type, action }: Record<string, string>) => [action_type, action]),
    ).toEqual([
      ['api', 'tool_weather_query'],
      ['API', 'tool_crowd_forecast'],
    ])
    expect(JSON.parse(thoughts[0].arguments)).toMatchObject({ city: 'Hangzhou' })
    expect(JSON.parse(thoughts[0].observation)).toMatchObject({ low: 14 })
  })

  it('memory: what it remembers, and marks without documents', async () => {
    const thoughts = await thoughtsOf('/memory 吃什么', { memory_id: 'm-1' })
    expect(thoughts).toHaveLength(1)
    expect(thoughts[0]).toMatchObject({ action: 'memory', action_type: 'api' })
    expect(JSON.parse(thoughts[0].arguments)).toEqual({ memory_id: 'm-1', query: '吃什么' })
    expect(JSON.parse(thoughts[0].observation)[0]).toContain('吃素')
    const { text, frames } = await read(createEmulator(instant), { prompt: '/memory 吃什么' })
    expect(text).toContain('<ref>[1]</ref>')
    expect(frames.some(({ output }) => 'doc_references' in output)).toBe(false)
  })

  it('looks into the memory and the knowledge bases of a request, and finds nothing there', async () => {
    const parameters = { rag_options: { pipeline_ids: ['p'] }, enable_thinking: true }
    const thoughts = await thoughtsOf('hi', { memory_id: 'm-1' }, parameters)
    expect(
      thoughts.map(({ action, observation }: Record<string, string>) => [action, observation]),
    ).toEqual([
      ['rag', '[]'],
      ['memory', '[]'],
      ['reasoning', undefined],
    ])
  })

  it.each(['/rag hi', '/plugin hi', '/memory hi', '/reasoning'])(
    'shows no thoughts of %s without has_thoughts',
    async (prompt) => {
      const { frames } = await read(createEmulator(instant), { prompt })
      expect(frames.some(({ output }) => 'thoughts' in output)).toBe(false)
    },
  )
})

describe('what a request changes', () => {
  const textOf = async (input: object, parameters: object = {}) =>
    (await read(createEmulator(instant), { input: { ...input }, parameters: { ...parameters } }))
      .text

  it('acknowledges images and files', async () => {
    const image_list = ['data:image/png;base64,iVBORw0KGgo=', 'https://example.com/photo.jpg?x=1']
    const text = await textOf({ prompt: '/images 这是什么？', image_list })
    expect(text).toContain('收到 2 张图片')
    expect(text).toMatch(/1\. `image\/png`, 0\.0 kB\n2\. `photo\.jpg`/)
    const file_list = ['https://example.com/report.pdf']
    const plain = await textOf({ prompt: 'Hello', file_list })
    expect(plain).toMatch(/^One file arrived:\n\n1\. `report\.pdf`\n\nHello, and welcome!/)
    expect(await textOf({ prompt: '/images hi' })).toContain('There is no image')
  })

  it('shows variables and web search', async () => {
    const biz_params = { user_prompt_params: { tone: 'kind' } }
    const text = await textOf({ prompt: 'Hello', biz_params }, { enable_web_search: true })
    expect(text).toContain('- `tone`: kind')
    expect(text).toContain('Web search is on')
  })

  it('reports the model that was asked for', async () => {
    const parameters = { model_id: 'qwen3-max' }
    const { last } = await read(createEmulator(instant), { prompt: 'hi', parameters })
    expect(last?.usage.models).toEqual([expect.objectContaining({ model_id: 'qwen3-max' })])
  })

  it('forgets turns beyond dialog_round', async () => {
    const messages = ['one', 'two', 'three'].flatMap((content) => [
      { role: 'user', content },
      { role: 'assistant', content: 'ok' },
    ])
    const input = { messages: [...messages, { role: 'user', content: 'What did I just ask?' }] }
    expect(await textOf(input)).toContain('it began with "one"')
    expect(await textOf(input, { dialog_round: 2 })).toContain('it began with "two"')
    expect(await textOf(input, { dialog_round: 0 })).toContain('first message')
  })

  it('hands start variables to a workflow, and refuses prompt variables as documented', async () => {
    expect(await textOf({ prompt: '/workflow hi', biz_params: { city: 'Kyoto' } })).toContain(
      'A day in Kyoto',
    )
    const { frames } = await read(createEmulator(instant), {
      input: { prompt: '/workflow hi', biz_params: { user_prompt_params: { city: 'Kyoto' } } },
    })
    expect(frames[0]).toMatchObject({
      code: 'InvalidParameter',
      message: 'The input messages do not contain elements with the role of user.',
    })
  })
})

describe('a workflow without streaming', () => {
  it('answers with its text alone, and with its nodes when asked', async () => {
    const emulator = createEmulator(instant)
    const once = async (prompt: string, parameters: object = {}) =>
      ask(emulator, { prompt, parameters: { ...parameters }, stream: false })
    const { output } = await (await once('/workflow hi')).json()
    expect(Object.keys(output)).toEqual(['session_id', 'finish_reason', 'text'])
    const nested = await (await once('/workflow hi', { has_thoughts: true })).json()
    const nodes = nested.output.thoughts.map(({ response }: { response: string }) =>
      JSON.parse(response),
    )
    expect(nodes.map((node: { nodeType: string }) => node.nodeType)).toEqual([
      'Start',
      'LLM',
      'LLM',
      'End',
    ])
    expect(JSON.parse(nodes[3].nodeResult)).toEqual({ result: output.text })
    const failed = await once('/workflow-failed hi')
    expect(failed.status).toBe(500)
    expect((await failed.json()).code).toBe('AppProcessFailed')
  })
})

describe('an unknown session', () => {
  it('is an error when the policy says so', async () => {
    let time = 0
    const emulator = createEmulator({ ...instant, sessionPolicy: 'error400', now: () => time })
    const say = (session_id?: string) =>
      ask(emulator, { input: { prompt: 'hi', ...(session_id && { session_id }) }, stream: false })
    const { output } = await (await say()).json()
    expect((await say(output.session_id)).status).toBe(200)
    expect((await say('f'.repeat(32))).status).toBe(400)
    time += 60 * 60 * 1000
    const expired = await say(output.session_id)
    expect(expired.status).toBe(400)
    expect((await expired.json()).code).toBe('InvalidParameter')
    expect((await say()).status).toBe(200)
  })
})
