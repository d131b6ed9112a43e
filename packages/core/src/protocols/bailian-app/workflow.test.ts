import { describe, expect, it } from 'vitest'
import { decodePieces, fold, readFixture } from '../../../test/fixtures'
import type { MessageChunk } from '../../model/chunk'
import { textOf, type ChatMessage } from '../../model/message'
import { bailianApp } from './bailian-app'
import { createNodeReader } from './workflow'

const decode = (name: string, incrementalOutput = true) =>
  decodePieces(bailianApp(), [readFixture(`bailian-app/${name}.sse`)], incrementalOutput)

const stepsOf = ({ parts }: ChatMessage) =>
  parts.flatMap((part) => (part.type === 'step' ? [part.step] : []))

/** The visible text after each chunk that changes it. */
function growth(chunks: readonly MessageChunk[]): string[] {
  const texts = chunks.map((_, index) => textOf(fold(chunks.slice(0, index + 1))))
  return texts.filter((text, index) => text !== (texts[index - 1] ?? ''))
}

const done = { kind: 'workflow-node', state: 'done' } as const

describe('a workflow', () => {
  it('shows its text at the end where the mode tells of nothing before', () => {
    const message = fold(decode('workflow-default-text-only-at-the-end'))
    expect(textOf(message)).toBe('西湖很美。')
    expect(message.metadata.runs).toMatchObject([{ inputTokens: 40, outputTokens: 9 }])
  })

  it.each([
    ['workflow-message-format-last-frame-repeats-all', ['西湖', '西湖很美']],
    ['workflow-message-format-completed-frame-carries-text', ['西湖', '西湖很美']],
    ['workflow-message-format-cumulative', ['西湖很', '西湖很美']],
    ['workflow-message-format-two-answering-nodes', ['先看：', '先看：西湖', '先看：西湖。']],
    ['workflow-agent-format', ['西湖', '西湖很美']],
  ])('%s: the text grows, and the last frame repeats nothing', (name, texts) => {
    for (const asked of name.endsWith('cumulative') ? [false] : [true]) {
      const chunks = decode(name, asked)
      expect(growth(chunks)).toEqual(texts)
      expect(fold(chunks).status).toEqual({ type: 'complete', reason: 'stop' })
    }
  })

  it('tells of every node that answers as a step that ends', () => {
    const message = fold(decode('workflow-message-format-two-answering-nodes'))
    expect(stepsOf(message)).toEqual([
      { id: 'Output_a', name: '说明', output: '先看：', ...done },
      { id: 'End_b', name: '结束', output: '西湖。', ...done },
    ])
  })

  it('reads nodes whose content is JSON in pieces: result, reasoning, and no text before its time', () => {
    const chunks = decode('workflow-message-format-plus-json-deltas')
    const message = fold(chunks)
    expect(growth(chunks)).toEqual(['西湖很美'])
    expect(message.parts.filter(({ type }) => type === 'reasoning')).toMatchObject([
      { text: '想一想' },
    ])
    expect(stepsOf(message)).toEqual([
      { id: 'Start_i', name: '开始', output: '{"user":{}}', ...done },
      { id: 'LLM_N', name: '大模型1', output: '西湖很美', ...done },
      { id: 'End_e', name: '结束', ...done },
    ])
  })

  it('reads nodes whose content is a whole object each time', () => {
    const message = fold(decode('workflow-message-format-plus-json-snapshots'))
    expect(stepsOf(message)).toMatchObject([{ id: 'LLM_N', output: '西湖很美丽。', state: 'done' }])
    expect(textOf(message)).toBe('西湖很美丽。')
  })

  it('reads JSON in JSON in JSON: names that come late, times, and nodes that are told of again', () => {
    const message = fold(decode('workflow-full-thoughts-triple-encoded'))
    expect(stepsOf(message)).toEqual([
      { id: 'Start_b', name: 'Start', durationMs: 0, ...done },
      { id: 'LLM_S', name: '做菜', output: '西湖醋鱼', durationMs: 1680, ...done },
      { id: 'LLM_5', name: '景点', output: '西湖,灵隐', durationMs: 90, ...done },
    ])
    expect(textOf(message)).toBe('西湖醋鱼；西湖,灵隐')
    expect(message.parts).toContainEqual(
      expect.objectContaining({ type: 'reasoning', text: '想想' }),
    )
  })

  it('says nothing of a node that has nothing new', () => {
    const steps = decode('workflow-full-thoughts-triple-encoded').filter(
      (chunk) => chunk.type === 'step' && chunk.step.id === 'Start_b',
    )
    expect(steps).toHaveLength(1)
  })

  it('shows which node failed, keeps the text, and ends in the error', () => {
    const message = fold(decode('workflow-node-fails'))
    expect(stepsOf(message)).toMatchObject([{ state: 'running' }, { id: 'LLM_N', state: 'failed' }])
    expect(textOf(message)).toBe('西湖')
    expect(message.status).toMatchObject({ error: { code: 'AppProcessFailed', status: 500 } })
  })
})

describe('nodes', () => {
  const llm = (content: unknown, status = 'executing') => ({
    node_id: 'n',
    node_type: 'LLM',
    node_status: status,
    message: { content: typeof content === 'string' ? content : JSON.stringify(content) },
  })
  const outputs = (incrementalOutput: boolean, ...contents: unknown[]) => {
    const reader = createNodeReader({ incrementalOutput })
    return contents
      .flatMap((content) => reader.read(llm(content)))
      .flatMap((chunk) => (chunk.type === 'step' ? [chunk.step.output] : []))
  }

  it('may give something else than text, and text that is no JSON', () => {
    expect(outputs(true, { result: { a: 1 } })).toEqual(['{"a":1}'])
    expect(outputs(true, { other: 1 })).toEqual(['{"other":1}'])
    expect(outputs(true, '晴')).toEqual(['晴'])
  })

  it('repeat a short piece without being taken for the whole', () => {
    expect(outputs(true, { result: '哈' }, { result: '哈' }, { result: '哈' }).at(-1)).toBe(
      '哈哈哈',
    )
    expect(outputs(false, { result: '哈' }, { result: '哈哈' }).at(-1)).toBe('哈哈')
  })

  it('go on after they were done, as in a loop', () => {
    const reader = createNodeReader({ incrementalOutput: true })
    reader.read(llm({ result: '一' }, 'success'))
    reader.read(llm({ result: '一' }, 'success'))
    reader.read(llm({ result: '二' }))
    const [chunk] = reader.read(llm({ result: '三' }, 'success'))
    expect(chunk).toMatchObject({ step: { output: '一二三', state: 'done' } })
  })

  it('without an id are no nodes', () => {
    const reader = createNodeReader({})
    expect(reader.read({ node_status: 'success' })).toEqual([])
    expect(reader.hasNodes()).toBe(false)
  })
})
