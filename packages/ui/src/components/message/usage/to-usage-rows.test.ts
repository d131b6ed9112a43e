import { createMessage, type ChatMessage } from '@tyqw/core'
import { describe, expect, it } from 'vitest'
import { enUS } from '../../../locale/en-us'
import { zhCN } from '../../../locale/zh-cn'
import { toUsageRows } from './to-usage-rows'

const answer = createMessage('assistant', { id: 'a', createdAt: 1000 })
const having = (metadata: Partial<ChatMessage['metadata']>): ChatMessage => ({
  ...answer,
  metadata: { ...answer.metadata, ...metadata },
})
const prices = { currency: 'CNY', models: { m: { input: 1, output: 2 } } }
const rowsOf = (...given: Parameters<typeof toUsageRows>) =>
  toUsageRows(...given).map(({ name, value }) => `${name} ${value}`)

describe('what an answer took', () => {
  it('is all that is known of it, in order', () => {
    const run = { inputTokens: 1200, outputTokens: 300, cachedTokens: 1000, reasoningTokens: 100 }
    const message = having({ model: 'm', runs: [run], firstTokenAt: 1400, finishedAt: 4500 })
    expect(rowsOf(message, zhCN, prices)).toEqual([
      '模型 m',
      '输入 1,200 tokens',
      '其中缓存命中 1,000 tokens',
      '输出 300 tokens',
      '其中思考 100 tokens',
      '首字用时 400 毫秒',
      '总用时 3.5 秒',
      '费用 ¥0.0018',
    ])
    expect(rowsOf(message, enUS, prices)).toHaveLength(8)
  })

  it('is nothing where nothing is known', () => {
    expect(rowsOf(answer, zhCN)).toEqual([])
    expect(rowsOf(having({ runs: [{}] }), zhCN, prices)).toEqual([])
  })

  it('leaves out what was not used, and a cost nobody knows', () => {
    const run = { inputTokens: 1, outputTokens: 0, cachedTokens: 0, reasoningTokens: 0 }
    expect(rowsOf(having({ runs: [run], model: 'x' }), zhCN, prices)).toEqual([
      '模型 x',
      '输入 1 tokens',
      '输出 0 tokens',
    ])
  })

  it('says how long it took only where it did not stand still in between', () => {
    const message = having({ runs: [{}, {}], runStarts: [1], firstTokenAt: 1400, finishedAt: 9e9 })
    expect(rowsOf(message, zhCN)).toEqual(['首字用时 400 毫秒'])
  })

  it('says that a part of the cost is not known', () => {
    const share = (model: string) => ({ model, inputTokens: 1e6, outputTokens: 0 })
    const message = having({ runs: [{ models: [share('m'), share('x')] }] })
    expect(rowsOf(message, zhCN, prices).at(-1)).toBe('费用 至少 ¥1.00')
  })
})
