import type { Step } from '@tyqw/core'
import { describe, expect, it } from 'vitest'
import { enUS } from '../../../locale/en-us'
import { zhCN } from '../../../locale/zh-cn'
import { toStepView } from './step-view'

const step = (fields: Partial<Step>): Step => ({
  id: 's',
  kind: 'retrieval',
  name: '知识检索',
  state: 'done',
  ...fields,
})
const titleOf = (fields: Partial<Step>, isOver = false) =>
  toStepView(step(fields), isOver, zhCN).title
const passages = JSON.stringify([
  { content: '一', dataName: 'a.pdf' },
  { content: '二', dataName: 'a.pdf' },
  { content: '三', dataName: 'b.pdf' },
])

describe('the line of a step', () => {
  it.each<[Partial<Step>, string]>([
    [{ state: 'running' }, '正在检索知识库'],
    [{ output: passages }, '检索到 2 篇文档'],
    [{ output: '[{"content":"一"}]' }, '检索到 1 个片段'],
    [{ output: '[]' }, '没有找到相关内容'],
    [{ output: '三条' }, '检索了知识库'],
    [{ state: 'failed' }, '知识检索没有成功'],
    [{ kind: 'memory', output: '["一","二"]' }, '找到 2 条记忆'],
    [{ kind: 'plugin', name: '天气', state: 'running' }, '正在调用 天气'],
    [{ kind: 'plugin', name: '天气' }, '调用了 天气'],
    [{ kind: 'plugin', name: '天气', state: 'failed' }, '天气'],
    [{ kind: 'plugin', name: ' ' }, '调用了插件'],
    [{ kind: 'workflow-node', name: '挑选景点', state: 'running' }, '挑选景点'],
    [{ kind: 'search', name: '' }, '搜索了网页'],
    [{ kind: 'code', name: '' }, '运行了代码'],
  ])('of %j is %j', (fields, expected) => {
    expect(titleOf(fields)).toBe(expected)
  })

  it('says of one that was broken off what it was, not that it goes on', () => {
    const view = toStepView(step({ state: 'running' }), true, zhCN)
    expect(view).toMatchObject({ state: 'stopped', title: '知识检索' })
  })

  it('keeps a name that says more than the kind', () => {
    expect(toStepView(step({ name: '产品库' }), false, zhCN).note).toBe('产品库')
    expect(toStepView(step({}), false, zhCN).note).toBeUndefined()
    expect(toStepView(step({}), false, enUS).note).toBeUndefined()
  })
})

describe('a step that failed', () => {
  it.each([
    ['{"code":403,"message":"没有授权"}', '没有授权'],
    ['{"error":{"a":1}}', '{"error":{"a":1}}'],
    [' 超时 ', '超时'],
  ])('gives the reason in %j', (output, reason) => {
    expect(toStepView(step({ state: 'failed', output }), true, zhCN).reason).toBe(reason)
  })

  it('shows all of what it gave, where the reason is a part of it, or long', () => {
    const all = (output: string) => toStepView(step({ state: 'failed', output }), true, zhCN).output
    expect(all('超时')).toBeUndefined()
    expect(all('{"message":"没有授权"}')).toBe('{"message":"没有授权"}')
    expect(all('长'.repeat(500))).toHaveLength(500)
  })
})

it('has nothing to unfold where nothing was given', () => {
  const view = toStepView(step({ input: '{}', output: '[]' }), false, zhCN)
  expect(view).toMatchObject({ input: undefined, output: undefined, passages: [] })
})
