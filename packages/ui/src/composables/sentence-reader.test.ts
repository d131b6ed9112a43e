import { describe, expect, it } from 'vitest'
import { createSentenceReader } from './sentence-reader'

describe('createSentenceReader', () => {
  it('gives each sentence once, when it is whole', () => {
    const reader = createSentenceReader()
    expect(reader.read('你好')).toBe('')
    expect(reader.read('你好。我是')).toBe('你好。')
    expect(reader.read('你好。我是通义')).toBe('')
    expect(reader.read('你好。我是通义', true)).toBe('我是通义')
    expect(reader.read('你好。我是通义', true)).toBe('')
  })

  it('does not cut a number at its point', () => {
    const reader = createSentenceReader()
    expect(reader.read('It is 9.9')).toBe('')
    expect(reader.read('It is 9.9. And')).toBe('It is 9.9.')
  })

  it('leaves Markdown and marks of sources out', () => {
    const reader = createSentenceReader()
    const text = '## 标题\n- **重点**<ref>[1]</ref>，见[文档](https://example.com)。\n'
    expect(reader.read(text)).toBe('标题 重点，见文档。')
  })
})
