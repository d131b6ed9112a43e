import { describe, expect, it } from 'vitest'
import { play, toRecords } from '../../../test/play'
import type { Script, WorkflowNode } from '../../scenarios/scenario'
import { wireErrors } from '../../wire-error'

const start: WorkflowNode = {
  id: 'Start_iEca',
  name: '开始',
  type: 'Start',
  result: '{"user":{}}',
  execMs: 0,
}
const model: WorkflowNode = {
  id: 'LLM_NPem',
  name: '大模型1',
  type: 'LLM',
  reasoning: '嗯',
  result: '你好',
  execMs: 1680,
}
const writer: WorkflowNode = {
  id: 'LLM_5ZzA',
  name: '大模型2',
  type: 'LLM',
  model: 'qwen-plus',
  result: '西湖醋',
  execMs: 9,
}
const end: WorkflowNode = {
  id: 'End_7w1V',
  name: '结束',
  type: 'End',
  result: '西湖醋',
  execMs: 2,
}
const script: Partial<Script> = { text: '西湖醋', workflow: [start, model, writer, end] }

const max = (tokens: number) =>
  `{"input_tokens":10,"output_tokens":${tokens},"model_id":"qwen-max"}`
const plus = (tokens: number) =>
  `{"input_tokens":10,"output_tokens":${tokens},"model_id":"qwen-plus"}`
const used = (...models: string[]) => `"usage":{"models":[${models.join()}]},"request_id":"R"`
const unused = '"usage":{},"request_id":"R"'
const running = '"session_id":"S","finish_reason":"null"'
const finished = '"session_id":"S","finish_reason":"stop","text":"西湖醋"'

describe('full_thoughts, the default', () => {
  it('without has_thoughts shows nothing but the passing of time, then the whole text', () => {
    const stream = toRecords(
      `{"output":{${running}},${unused}}`,
      `{"output":{${running}},${used(max(1))}}`,
      `{"output":{${running}},${used(max(2))}}`,
      `{"output":{${running}},${used(max(2), plus(1))}}`,
      `{"output":{${running}},${used(max(2), plus(2))}}`,
      `{"output":{${finished}},${used(max(2), plus(2))}}`,
    )
    expect(play(script)).toBe(stream)
    expect(play(script, { incremental: false })).toBe(stream)
  })

  const first = String.raw`{"response":"{\"nodeType\":\"Start\",\"nodeStatus\":\"success\",\"nodeId\":\"Start_iEca\",\"nodeExecTime\":\"0ms\"}"}`
  const entry = (node: WorkflowNode, name: string, result: string, ms?: number) => {
    const status = ms === undefined ? 'executing' : 'success'
    const time = ms === undefined ? '' : String.raw`,\"nodeExecTime\":\"${ms}ms\"`
    return String.raw`{"response":"{\"nodeName\":\"${name}\",\"nodeResult\":\"{${result}}\",\"nodeType\":\"${node.type}\",\"nodeStatus\":\"${status}\",\"nodeId\":\"${node.id}\"${time}}"}`
  }
  const thinking = (result: string, reasoning: string) =>
    String.raw`\\\"result\\\":\\\"${result}\\\",\\\"reasoningContent\\\":\\\"${reasoning}\\\"`
  const saying = (result: string) => String.raw`\\\"result\\\":\\\"${result}\\\"`
  const thoughts = (...entries: string[]) => `"thoughts":[${entries.join()}]`

  it('with has_thoughts nests JSON three times, and repeats what has succeeded empty', () => {
    const modelDone = entry(model, '大模型1', thinking('', ''), 1680)
    const writerDone = entry(writer, '大模型2', saying(''), 9)
    const endDone = entry(end, '结束', saying(''), 2)
    expect(play(script, { hasThoughts: true })).toBe(
      toRecords(
        `{"output":{${running}},${unused}}`,
        `{"output":{${thoughts(first, entry(model, 'LLM_NPem', thinking('', '')))},${running}},${unused}}`,
        `{"output":{${thoughts(first, entry(model, '大模型1', thinking('', '嗯')))},${running}},${used(max(1))}}`,
        `{"output":{${thoughts(first, entry(model, '大模型1', thinking('你好', ''), 1680), entry(writer, 'LLM_5ZzA', saying('')))},${running}},${used(max(2))}}`,
        `{"output":{${thoughts(first, modelDone, entry(writer, '大模型2', saying('西湖')))},${running}},${used(max(2), plus(1))}}`,
        `{"output":{${thoughts(first, modelDone, entry(writer, '大模型2', saying('醋'), 9), entry(end, 'End_7w1V', saying('')))},${running}},${used(max(2), plus(2))}}`,
        `{"output":{${thoughts(first, modelDone, writerDone, entry(end, '结束', saying('西湖醋'), 2))},${running}},${used(max(2), plus(2))}}`,
        `{"output":{${thoughts(first, modelDone, writerDone, endDone)},${finished}},${used(max(2), plus(2))}}`,
      ),
    )
  })

  it('with has_thoughts and cumulative frames repeats everything so far', () => {
    const modelDone = entry(model, '大模型1', thinking('你好', '嗯'), 1680)
    const writerDone = entry(writer, '大模型2', saying('西湖醋'), 9)
    const endDone = entry(end, '结束', saying('西湖醋'), 2)
    expect(play(script, { hasThoughts: true, incremental: false })).toBe(
      toRecords(
        `{"output":{${running}},${unused}}`,
        `{"output":{${thoughts(first, entry(model, 'LLM_NPem', thinking('', '')))},${running}},${unused}}`,
        `{"output":{${thoughts(first, entry(model, '大模型1', thinking('', '嗯')))},${running}},${used(max(1))}}`,
        `{"output":{${thoughts(first, modelDone, entry(writer, 'LLM_5ZzA', saying('')))},${running}},${used(max(2))}}`,
        `{"output":{${thoughts(first, modelDone, entry(writer, '大模型2', saying('西湖')))},${running}},${used(max(2), plus(1))}}`,
        `{"output":{${thoughts(first, modelDone, writerDone, entry(end, 'End_7w1V', saying('')))},${running}},${used(max(2), plus(2))}}`,
        `{"output":{${thoughts(first, modelDone, writerDone, endDone)},${running}},${used(max(2), plus(2))}}`,
        `{"output":{${thoughts(first, modelDone, writerDone, endDone)},${finished}},${used(max(2), plus(2))}}`,
      ),
    )
  })
})

const message = (node: WorkflowNode, sequence: number, content: string, completed = false) =>
  `"session_id":"S","workflow_message":{"node_status":"${completed ? 'success' : 'executing'}","node_type":"${node.type}","node_msg_seq_id":${sequence},"node_name":"${node.name}","message":{"content":"${content}","role":"assistant"},"node_is_completed":${completed},"node_id":"${node.id}"},"finish_reason":"null"`

describe('message_format', () => {
  const mode = { flowStreamMode: 'message_format' } as const

  it('sends the end node only, and the whole text once more in the last frame', () => {
    expect(play(script, mode)).toBe(
      toRecords(
        `{"output":{${message(end, 1, '西湖')}},${unused}}`,
        `{"output":{${message(end, 2, '醋')}},${unused}}`,
        `{"output":{${message(end, 3, '', true)}},${unused}}`,
        `{"output":{${finished}},${unused}}`,
      ),
    )
  })

  it('is cumulative when asked', () => {
    expect(play(script, { ...mode, incremental: false })).toBe(
      toRecords(
        `{"output":{${message(end, 1, '西湖')}},${unused}}`,
        `{"output":{${message(end, 2, '西湖醋')}},${unused}}`,
        `{"output":{${message(end, 3, '西湖醋', true)}},${unused}}`,
        `{"output":{${finished}},${unused}}`,
      ),
    )
  })

  it('can carry the last delta in the frame that completes the node', () => {
    expect(play({ ...script, completedFrame: 'last-delta' }, mode)).toBe(
      toRecords(
        `{"output":{${message(end, 1, '西湖')}},${unused}}`,
        `{"output":{${message(end, 2, '醋', true)}},${unused}}`,
        `{"output":{${finished}},${unused}}`,
      ),
    )
  })

  it('numbers each visible node from one', () => {
    const output: WorkflowNode = {
      ...end,
      id: 'OUTPUT_1',
      name: '输出',
      type: 'OUTPUT',
      result: '好',
    }
    expect(play({ text: '好西湖醋', workflow: [start, output, end] }, mode)).toBe(
      toRecords(
        `{"output":{${message(output, 1, '好')}},${unused}}`,
        `{"output":{${message(output, 2, '', true)}},${unused}}`,
        `{"output":{${message(end, 1, '西湖')}},${unused}}`,
        `{"output":{${message(end, 2, '醋')}},${unused}}`,
        `{"output":{${message(end, 3, '', true)}},${unused}}`,
        `{"output":{"session_id":"S","finish_reason":"stop","text":"好西湖醋"},${unused}}`,
      ),
    )
  })
})

describe('message_format_plus', () => {
  const mode = { flowStreamMode: 'message_format_plus' } as const
  const json = (result: string, reasoning: string) =>
    String.raw`{\"result\":\"${result}\",\"reasoningContent\":\"${reasoning}\"}`
  const user = String.raw`{\"user\":{}}`
  const all = used(max(2), plus(2))

  const stream = (contents: {
    modelLast: string
    modelDone: string
    writerLast: string
    writerDone: string
    endLast: string
    endDone: string
  }) =>
    toRecords(
      `{"output":{${message(start, 1, user, true)}},${unused}}`,
      `{"output":{${message(model, 1, json('', '嗯'))}},${used(max(1))}}`,
      `{"output":{${message(model, 2, contents.modelLast)}},${used(max(2))}}`,
      `{"output":{${message(model, 3, contents.modelDone, true)}},${used(max(2))}}`,
      `{"output":{${message(writer, 1, json('西湖', ''))}},${used(max(2), plus(1))}}`,
      `{"output":{${message(writer, 2, contents.writerLast)}},${all}}`,
      `{"output":{${message(writer, 3, contents.writerDone, true)}},${all}}`,
      `{"output":{${message(end, 1, '西湖')}},${all}}`,
      `{"output":{${message(end, 2, contents.endLast)}},${all}}`,
      `{"output":{${message(end, 3, contents.endDone, true)}},${all}}`,
      `{"output":{${finished}},${all}}`,
    )

  it('sends all nodes, models as JSON whose fields are deltas', () => {
    expect(play(script, mode)).toBe(
      stream({
        modelLast: json('你好', ''),
        modelDone: '',
        writerLast: json('醋', ''),
        writerDone: '',
        endLast: '醋',
        endDone: '',
      }),
    )
  })

  it('can send JSON snapshots instead, while text stays a delta', () => {
    expect(play({ ...script, nodeJson: 'snapshots' }, mode)).toBe(
      stream({
        modelLast: json('你好', '嗯'),
        modelDone: '',
        writerLast: json('西湖醋', ''),
        writerDone: '',
        endLast: '醋',
        endDone: '',
      }),
    )
  })

  it('is cumulative when asked', () => {
    expect(play(script, { ...mode, incremental: false })).toBe(
      stream({
        modelLast: json('你好', '嗯'),
        modelDone: json('你好', '嗯'),
        writerLast: json('西湖醋', ''),
        writerDone: json('西湖醋', ''),
        endLast: '西湖醋',
        endDone: '西湖醋',
      }),
    )
  })
})

describe('agent_format', () => {
  const mode = { flowStreamMode: 'agent_format', hasThoughts: true } as const
  const frame = (reason: string, text: string, tokens: number) =>
    `{"output":{"session_id":"S","finish_reason":"${reason}","text":"${text}"},${used(max(2), plus(tokens))}}`

  it('looks like an agent with several models', () => {
    expect(play(script, mode)).toBe(
      toRecords(frame('null', '西湖', 1), frame('null', '醋', 2), frame('stop', '', 2)),
    )
    expect(play(script, { ...mode, incremental: false })).toBe(
      toRecords(frame('null', '西湖', 1), frame('null', '西湖醋', 2), frame('stop', '西湖醋', 2)),
    )
  })

  it('counts a model that the request puts in place of all others once', () => {
    const stream = play(script, { ...mode, modelId: 'qwen3-max' })
    expect(stream).toContain(
      '"usage":{"models":[{"input_tokens":10,"output_tokens":4,"model_id":"qwen3-max"}]}',
    )
  })
})

describe('a node that fails', () => {
  const failing = {
    ...script,
    workflow: [start, model, { ...writer, error: wireErrors.appProcessFailed }, end],
  }

  it.each([
    ['full_thoughts', false],
    ['full_thoughts', true],
    ['message_format', false],
    ['message_format_plus', false],
    ['agent_format', false],
  ] as const)('ends the whole task half-way in %s (has_thoughts: %s)', (mode, hasThoughts) => {
    const stream = play(failing, { flowStreamMode: mode, hasThoughts })
    const records = stream.trimEnd().split('\n\n')
    expect(records.length).toBeGreaterThan(1)
    expect(records.at(-1)).toBe(
      `id:${records.length}\nevent:error\n:HTTP_STATUS/500\ndata:{"code":"AppProcessFailed","message":"Failed to proceed application request.","request_id":"R"}`,
    )
    expect(stream).not.toContain('"stop"')
    expect(stream).not.toContain('醋')
  })
})
