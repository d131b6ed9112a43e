import { describe, expect, it } from 'vitest'
import { post } from '../../../test/post'
import type { Script } from '../../scenarios/scenario'
import { createEmulator } from '../../index'
import { toResponsesEvents } from './events'

const path = '/api/v2/apps/agent/0123456789abcdef/compatible-mode/v1/responses'
const emulator = createEmulator({ seed: 1, latency: 'instant' })
const respond = (body: unknown) => post(emulator, path, { body })

const context = {
  responseId: 'R',
  itemIds: ['rs_1', 'msg_1'],
  createdAt: 1_770_764_938,
} as const

const toEvents = (script: Partial<Script>) =>
  [
    ...toResponsesEvents({ type: 'answer', text: 'Hi', model: 'qwen-plus', ...script }, context),
  ].map(({ data }) => JSON.stringify(data))

describe('events', () => {
  it('come in the documented order and count from 0', () => {
    const response = (status: string, output = '') =>
      `"response":{"id":"R","object":"response","created_at":1770764938,"status":"${status}","model":"","output":[${output}]}`
    const message = (status: string, content: string) =>
      `{"id":"msg_1","type":"message","status":"${status}","role":"assistant","content":[${content}]}`
    const part = (text: string) => `{"type":"output_text","text":"${text}","annotations":[]}`
    const place = '"item_id":"msg_1","output_index":0,"content_index":0'
    expect(toEvents({})).toEqual([
      `{"type":"response.created","sequence_number":0,${response('queued')}}`,
      `{"type":"response.in_progress","sequence_number":1,${response('in_progress')}}`,
      `{"type":"response.output_item.added","sequence_number":2,"output_index":0,"item":${message('in_progress', '')}}`,
      `{"type":"response.content_part.added","sequence_number":3,${place},"part":${part('')}}`,
      `{"type":"response.output_text.delta","sequence_number":4,${place},"delta":"Hi","logprobs":[]}`,
      `{"type":"response.output_text.done","sequence_number":5,${place},"text":"Hi","logprobs":[]}`,
      `{"type":"response.content_part.done","sequence_number":6,${place},"part":${part('Hi')}}`,
      `{"type":"response.output_item.done","sequence_number":7,"output_index":0,"item":${message('completed', part('Hi'))}}`,
      `{"type":"response.completed","sequence_number":8,${response('completed', message('completed', part('Hi')))}}`,
    ])
  })

  it('give reasoning an item of its own', () => {
    const events = toEvents({ reasoning: 'Hm' })
    const types = events.map((json) => JSON.parse(json).type.replace('response.', ''))
    expect(types).toEqual([
      'created',
      'in_progress',
      'output_item.added',
      'content_part.added',
      'reasoning_text.delta',
      'reasoning_text.done',
      'content_part.done',
      'output_item.done',
      'output_item.added',
      'content_part.added',
      'output_text.delta',
      'output_text.done',
      'content_part.done',
      'output_item.done',
      'completed',
    ])
    expect(events[4]).toBe(
      '{"type":"response.reasoning_text.delta","sequence_number":4,"item_id":"rs_1","output_index":0,"content_index":0,"delta":"Hm"}',
    )
  })
})

describe('requests', () => {
  it('stream in the framing of DashScope, without [DONE]', async () => {
    const response = await respond({ input: 'hi', stream: true })
    expect(response.headers.get('content-type')).toBe('text/event-stream;charset=UTF-8')
    const text = await response.text()
    expect(text).toMatch(
      /^id:1\nevent:response\.created\n:HTTP_STATUS\/200\ndata:\{"type":"response\.created","sequence_number":0,/,
    )
    expect(text).not.toContain('[DONE]')
    expect(text.split('\n\n').at(-2)).toMatch(/^id:\d+\nevent:response\.completed\n/)
  })

  it('answer at once, with the history that was sent', async () => {
    const input = [
      { role: 'user', content: 'What is SSE?' },
      { role: 'assistant', content: 'A stream.' },
      { role: 'user', content: [{ type: 'input_text', text: 'What did I just ask?' }] },
    ]
    const response = await (await respond({ input })).json()
    expect(response).toMatchObject({ object: 'response', status: 'completed', model: '' })
    expect(response.output[0].content[0].text).toContain('> What is SSE?')
  })

  it.each([
    [{}, '"messages" must be an array.'],
    [{ input: [] }, '[] is too short'],
    [
      { input: 'hi', background: true },
      'The emulator answers at once: "background" is not supported.',
    ],
    ['hi', 'Required body invalid, please check the request body format.'],
  ])('refuse %j', async (body, message) => {
    const response = await respond(body)
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ code: 'InvalidParameter', message })
  })

  it('fail as applications do', async () => {
    const text = await (await respond({ input: '/error-mid-stream', stream: true })).text()
    expect(text).toMatch(/\n\nid:13\nevent:error\n:HTTP_STATUS\/429\ndata:\{"code":"Throttling/)
    expect((await respond({ input: '/error-500', stream: true })).status).toBe(500)
  })
})
