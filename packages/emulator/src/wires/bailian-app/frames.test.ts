import { describe, expect, it } from 'vitest'
import { play, toRecords } from '../../../test/play'
import type { Thought } from '../../scenarios/scenario'

const usage = (tokens: number, model = 'qwen-max') =>
  `"usage":{"models":[{"input_tokens":10,"output_tokens":${tokens},"model_id":"${model}"}]},"request_id":"R"`

describe('an agent, byte for byte', () => {
  it('incremental: what is new, then a last frame without text', () => {
    expect(play({ text: '我是通义千问。' })).toBe(
      `id:1\nevent:result\n:HTTP_STATUS/200\ndata:{"output":{"session_id":"S","finish_reason":"null","text":"我是"},"usage":{"models":[{"input_tokens":10,"output_tokens":1,"model_id":"qwen-max"}]},"request_id":"R"}\n\n` +
        `id:2\nevent:result\n:HTTP_STATUS/200\ndata:{"output":{"session_id":"S","finish_reason":"null","text":"通义"},"usage":{"models":[{"input_tokens":10,"output_tokens":2,"model_id":"qwen-max"}]},"request_id":"R"}\n\n` +
        `id:3\nevent:result\n:HTTP_STATUS/200\ndata:{"output":{"session_id":"S","finish_reason":"null","text":"千问"},"usage":{"models":[{"input_tokens":10,"output_tokens":3,"model_id":"qwen-max"}]},"request_id":"R"}\n\n` +
        `id:4\nevent:result\n:HTTP_STATUS/200\ndata:{"output":{"session_id":"S","finish_reason":"null","text":"。"},"usage":{"models":[{"input_tokens":10,"output_tokens":4,"model_id":"qwen-max"}]},"request_id":"R"}\n\n` +
        `id:5\nevent:result\n:HTTP_STATUS/200\ndata:{"output":{"session_id":"S","finish_reason":"stop","text":""},"usage":{"models":[{"input_tokens":10,"output_tokens":4,"model_id":"qwen-max"}]},"request_id":"R"}\n\n`,
    )
  })

  it('cumulative: the whole text so far, and all of it at the end', () => {
    expect(play({ text: '我是通义' }, { incremental: false })).toBe(
      toRecords(
        `{"output":{"session_id":"S","finish_reason":"null","text":"我是"},${usage(1)}}`,
        `{"output":{"session_id":"S","finish_reason":"null","text":"我是通义"},${usage(2)}}`,
        `{"output":{"session_id":"S","finish_reason":"stop","text":"我是通义"},${usage(2)}}`,
      ),
    )
  })

  const reasoning = (text: string) =>
    `{"action":"reasoning","thought":"${text}","action_type":"reasoning","response":"${text}","action_name":"思考过程"}`

  it('reasoning: a thought that stays, emptied, through the answer', () => {
    const script = { reasoning: '嗯', text: '问题', model: 'deepseek-r1' }
    const output = (thought: string, reason: string, text: string) =>
      `"output":{"thoughts":[${reasoning(thought)}],"session_id":"S","finish_reason":"${reason}","text":"${text}"}`
    const count = (tokens: number) => usage(tokens, 'deepseek-r1')
    expect(play(script, { hasThoughts: true })).toBe(
      toRecords(
        `{${output('嗯', 'null', '')},${count(1)}}`,
        `{${output('', 'null', '问题')},${count(2)}}`,
        `{${output('', 'stop', '')},${count(2)}}`,
      ),
    )
    expect(play(script, { hasThoughts: true, incremental: false })).toBe(
      toRecords(
        `{${output('嗯', 'null', '')},${count(1)}}`,
        `{${output('嗯', 'null', '问题')},${count(2)}}`,
        `{${output('嗯', 'stop', '问题')},${count(2)}}`,
      ),
    )
    expect(play(script)).toBe(
      toRecords(
        `{"output":{"session_id":"S","finish_reason":"null","text":"问题"},${count(2)}}`,
        `{"output":{"session_id":"S","finish_reason":"stop","text":""},${count(2)}}`,
      ),
    )
  })

  const memory: Thought = {
    actionType: 'api',
    action: 'memory',
    actionName: '长期记忆检索',
    arguments: '{"query":"q"}',
    observation: '["m"]',
  }
  const item = (given: string, observation: string) =>
    `{"action":"memory","action_type":"api","action_input_stream":"${given}","arguments":"${given}","action_name":"长期记忆检索","observation":"${observation}"}`
  const asked = String.raw`{\"query\":\"q\"}`
  const found = String.raw`[\"m\"]`

  it('lookups: arguments, then the observation, before reasoning and text', () => {
    const script = { thoughts: [memory], reasoning: '嗯', text: '好' }
    const output = (thoughts: string, reason: string, text: string) =>
      `"output":{"thoughts":[${thoughts}],"session_id":"S","finish_reason":"${reason}","text":"${text}"}`
    const none = '"usage":{},"request_id":"R"'
    expect(play(script, { hasThoughts: true })).toBe(
      toRecords(
        `{${output(item(asked, ''), 'null', '')},${none}}`,
        `{${output(item(asked, found), 'null', '')},${none}}`,
        `{${output(`${item('', '')},${reasoning('嗯')}`, 'null', '')},${usage(1)}}`,
        `{${output(`${item('', '')},${reasoning('')}`, 'null', '好')},${usage(2)}}`,
        `{${output(`${item('', '')},${reasoning('')}`, 'stop', '')},${usage(2)}}`,
      ),
    )
    const whole = `${item(asked, found)},${reasoning('嗯')}`
    expect(play(script, { hasThoughts: true, incremental: false })).toBe(
      toRecords(
        `{${output(item(asked, ''), 'null', '')},${none}}`,
        `{${output(item(asked, found), 'null', '')},${none}}`,
        `{${output(whole, 'null', '')},${usage(1)}}`,
        `{${output(whole, 'null', '好')},${usage(2)}}`,
        `{${output(whole, 'stop', '好')},${usage(2)}}`,
      ),
    )
  })

  it('several lookups keep their places', () => {
    const rag: Thought = {
      ...memory,
      actionType: 'agentRag',
      action: 'rag',
      actionName: '知识检索',
    }
    const stream = play({ thoughts: [rag, memory] }, { hasThoughts: true })
    const places = [...stream.matchAll(/"thoughts":(\[.*?\]),"session_id"/g)].map(([, json]) =>
      JSON.parse(json ?? '').map((thought: { action: string; observation: string }) => [
        thought.action,
        thought.observation,
      ]),
    )
    expect(places).toEqual([
      [['rag', '']],
      [['rag', '["m"]']],
      [
        ['rag', ''],
        ['memory', ''],
      ],
      [
        ['rag', ''],
        ['memory', '["m"]'],
      ],
      [
        ['rag', ''],
        ['memory', ''],
      ],
    ])
  })

  it('citations: documents appear with the frame that closes their first mark', () => {
    const source = (index: string) => ({ index, title: `T${index}`, name: 'd.pdf', text: 'x' })
    const reference = (index: string) =>
      `{"images":[],"text":"x","index_id":"${index}","title":"T${index}","doc_name":"d.pdf","doc_id":"file_0000000${index}"}`
    const stream = play({
      text: '甲<ref>[4]</ref>乙<ref>[2]</ref>',
      sources: [source('2'), source('4'), source('9')],
    })
    const output = (references: string, reason: string, text: string) =>
      `"output":{"session_id":"S",${references}"finish_reason":"${reason}","text":"${text}"}`
    const four = `"doc_references":[${reference('4')}],`
    const both = `"doc_references":[${reference('4')},${reference('2')}],`
    expect(stream).toBe(
      toRecords(
        `{${output('', 'null', '甲')},${usage(1)}}`,
        `{${output('', 'null', '<')},${usage(2)}}`,
        `{${output('', 'null', 'ref')},${usage(3)}}`,
        `{${output('', 'null', '>[4]')},${usage(7)}}`,
        `{${output(four, 'null', '</ref>')},${usage(11)}}`,
        `{${output(four, 'null', '乙<ref>')},${usage(15)}}`,
        `{${output(four, 'null', '[2]<')},${usage(19)}}`,
        `{${output(both, 'null', '/ref>')},${usage(22)}}`,
        `{${output(both, 'stop', '')},${usage(22)}}`,
      ),
    )
  })
})
