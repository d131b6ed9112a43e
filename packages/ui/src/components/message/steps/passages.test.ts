import { describe, expect, it } from 'vitest'
import { toPassages } from './passages'

describe('toPassages', () => {
  it('reads what a knowledge base found, as it is recorded', () => {
    const found = [
      {
        content: '首次调用不传 session_id。',
        dataId: 'file_1',
        dataName: '手册.pdf',
        display: true,
        id: 'chunk_1',
        images: [],
        referenceIndex: 1,
        score: 0.91,
        title: '会话与记忆',
        webSearch: false,
      },
    ]
    expect(toPassages(JSON.stringify(found))).toEqual([
      {
        text: '首次调用不传 session_id。',
        title: '会话与记忆',
        document: '手册.pdf',
        score: 0.91,
        index: '1',
      },
    ])
  })

  it('reads memories, and that nothing was found', () => {
    expect(toPassages('["住在杭州", " "]')).toEqual([{ text: '住在杭州' }])
    expect(toPassages('[]')).toEqual([])
  })

  it('finds the list in what is around it', () => {
    const text = JSON.stringify({ data: { nodes: [{ text: '一', score: 3 }] } })
    expect(toPassages(text)).toEqual([{ text: '一' }])
  })

  it.each([
    '',
    '三条',
    '{"a":1}',
    '[1,2]',
    '[null]',
    '[{"x":1}]',
    '{"data":{"data":{"data":[]}}}',
    '[['.repeat(5000),
    '{"__proto__":{"nodes":["x"]}}',
  ])('leaves %j as it is', (text) => {
    expect(toPassages(text)).toBeUndefined()
  })

  it('takes no field for what it is not', () => {
    const item = { content: { deep: 1 }, title: 7, dataName: [], score: 'a', referenceIndex: -1.5 }
    expect(toPassages(JSON.stringify([item, { ...item, content: '有' }]))).toEqual([{ text: '有' }])
  })
})
