import { describe, expect, it } from 'vitest'
import { ask } from '../../../test/ask'
import { createEmulator } from '../../index'

const instant = { latency: 'instant', seed: 1 } as const
const BODY = 'Required body invalid, please check the request body format.'
const URL_INVALID =
  'The provided URL does not appear to be valid. Ensure it is correctly formatted.'

async function refusalOf(input: object, parameters: object = {}, headers = {}) {
  const question = { input: { ...input }, parameters: { ...parameters }, headers, stream: false }
  const response = await ask(createEmulator(instant), question)
  const { code, message } = await response.json()
  return response.ok ? undefined : [response.status, code, message]
}

const refuses = (message: string) => [400, 'InvalidParameter', message]

describe('input', () => {
  it.each([
    [{ session_id: 's' }, 'Either "prompt" or "messages" must exist and cannot both be none'],
    [{ prompt: 'hi', session_id: 1 }, `${BODY} input.session_id must be a string.`],
    [{ prompt: 'hi', memory_id: {} }, `${BODY} input.memory_id must be a string.`],
    [{ prompt: 'hi', image_list: 'a' }, `${BODY} input.image_list must be an array of strings.`],
    [{ prompt: 'hi', image_list: ['a.png'] }, URL_INVALID],
    [{ prompt: 'hi', file_list: ['ftp://x/a.pdf'] }, URL_INVALID],
    [{ prompt: 'hi', image_list: ['oss://b/a.png'] }, URL_INVALID],
    [
      { prompt: 'hi', image_list: [`data:image/png;base64,${'A'.repeat(10_485_760)}`] },
      'Exceeded limit on max bytes per data-uri item : 10485760',
    ],
    [{ prompt: 'hi', biz_params: [] }, `${BODY} input.biz_params must be an object.`],
    [
      { prompt: 'hi', biz_params: { user_prompt_params: toMembers(11) } },
      `${BODY} input.biz_params.user_prompt_params must be an object of at most 10 members.`,
    ],
    [
      { prompt: 'hi', biz_params: { user_defined_tokens: 'x' } },
      `${BODY} input.biz_params.user_defined_tokens must be an object.`,
    ],
    [{ messages: {} }, `${BODY} input.messages must be an array.`],
  ])('refuses %j', async (input, message) => {
    expect(await refusalOf(input)).toEqual(refuses(message))
  })

  it.each([
    [{ prompt: 'hi', session_id: null, memory_id: null, image_list: null, biz_params: null }],
    [{ prompt: 'hi', image_list: ['https://x/a.png', 'data:image/png;base64,AA=='] }],
    [{ prompt: 'hi', file_list: ['http://x/a.pdf'] }],
    [{ prompt: 'hi', biz_params: { user_prompt_params: toMembers(10), city: '杭州' } }],
    // The documents contradict each other; it is no error in either of them.
    [{ prompt: 'hi', session_id: 's', messages: [{ role: 'user', content: 'hi' }] }],
  ])('takes %j', async (input) => {
    expect(await refusalOf(input)).toBeUndefined()
  })

  it('takes oss:// addresses with the header that resolves them', async () => {
    const input = { prompt: 'hi', image_list: ['oss://b/a.png'] }
    const headers = { 'X-DashScope-OssResourceResolve': 'enable' }
    expect(await refusalOf(input, {}, headers)).toBeUndefined()
  })
})

describe('parameters', () => {
  const rag = (options: object) => ({ rag_options: { pipeline_ids: ['p'], ...options } })
  const field = (name: string, what: string) => `${BODY} parameters.${name} must be ${what}.`

  it.each([
    [{ incremental_output: 'true' }, field('incremental_output', 'true or false')],
    [{ has_thoughts: 1 }, field('has_thoughts', 'true or false')],
    [{ enable_thinking: 'yes' }, field('enable_thinking', 'true or false')],
    [{ enable_web_search: 'yes' }, field('enable_web_search', 'true or false')],
    [{ model_id: 1 }, field('model_id', 'a string')],
    [{ dialog_round: 1.5 }, field('dialog_round', 'a whole number')],
    [{ dialog_round: '3' }, field('dialog_round', 'a whole number')],
    [{ temperature: 2 }, 'Temperature should be in [0.0, 2.0)'],
    [{ temperature: 'hot' }, field('temperature', 'a number')],
    [
      { flow_stream_mode: 'messages' },
      field(
        'flow_stream_mode',
        'one of full_thoughts, message_format, message_format_plus, agent_format',
      ),
    ],
    [{ rag_options: [] }, field('rag_options', 'an object')],
    [
      { rag_options: {} },
      `${BODY} parameters.rag_options.pipeline_ids is required and must be an array of strings.`,
    ],
    [
      { rag_options: { pipeline_ids: toItems(6) } },
      field('rag_options.pipeline_ids', 'an array of at most 5 items'),
    ],
    [rag({ file_ids: toItems(6) }), field('rag_options.file_ids', 'an array of at most 5 items')],
    [
      rag({ session_file_ids: toItems(11, 'file_session_') }),
      field('rag_options.session_file_ids', 'an array of at most 10 items'),
    ],
    [
      rag({ session_file_ids: ['file_1'] }),
      field('rag_options.session_file_ids', 'ids that begin with file_session_'),
    ],
    [
      rag({ session_file_ids: ['file_session_parsing_1'] }),
      'File parsing in progress, please try again later.',
    ],
  ])('refuses %j', async (parameters, message) => {
    expect(await refusalOf({ prompt: 'hi' }, parameters)).toEqual(refuses(message))
  })

  it.each([
    [rag({ file_ids: toItems(5), session_file_ids: toItems(10, 'file_session_') })],
    [rag({ metadata_filter: { a: ['b'] }, tags: ['t'], structured_filter: { n: 1 } })],
    [{ temperature: 0, top_p: 0.8, top_k: 5, seed: 1, enable_system_time: false }],
    [{ mcp_servers: ['m'], stream: true, unheard_of: 1 }],
  ])('takes %j', async (parameters) => {
    expect(await refusalOf({ prompt: 'hi' }, parameters)).toBeUndefined()
  })

  it('may be left out, but not be something else', async () => {
    const send = async (body: object) => {
      const request = { method: 'POST', body: JSON.stringify(body) }
      const emulator = createEmulator({ ...instant, authorize: false })
      return (await emulator.fetch('/api/v1/apps/a/completion', request)).status
    }
    expect(await send({ input: { prompt: 'hi' } })).toBe(200)
    expect(await send({ input: { prompt: 'hi' }, parameters: null, debug: {} })).toBe(200)
    expect(await send({ input: { prompt: 'hi' }, parameters: [] })).toBe(400)
    expect(await send({ input: [] })).toBe(400)
    expect(await send([])).toBe(400)
  })
})

it('refuses another method as documented', async () => {
  const request = { headers: { authorization: 'Bearer sk-1' } }
  const response = await createEmulator(instant).fetch('/api/v1/apps/a/completion', request)
  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({
    code: 'InvalidParameter',
    message: "Request method 'GET' is not supported.",
  })
})

function toItems(count: number, prefix = ''): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}${index}`)
}

function toMembers(count: number): Record<string, string> {
  return Object.fromEntries(toItems(count).map((name) => [name, 'x']))
}
