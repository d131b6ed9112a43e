import { describe, expect, it } from 'vitest'
import { formatCost, formatTokens } from './format'

describe('numbers of an answer', () => {
  it('are written as the language does', () => {
    expect(formatTokens(1234567, 'zh-CN')).toBe('1,234,567')
    expect(formatTokens(0, 'en-US')).toBe('0')
  })

  it.each([
    [12.345, '¥12.35'],
    [0.25, '¥0.25'],
    [0.00042, '¥0.00042'],
    [0.0000008, '¥0.0000008'],
    [0, '¥0.00'],
  ])('cost %d is %s', (amount, text) => {
    expect(formatCost(amount, 'CNY', 'zh-CN')).toBe(text)
  })

  it('keeps the currency apart from the language', () => {
    expect(formatCost(1.5, 'CNY', 'en-US')).toBe('CN¥1.50')
    expect(formatCost(1.5, 'USD', 'en-US')).toBe('$1.50')
    expect(formatCost(1.5, '元', 'zh-CN')).toBe('1.5 元')
  })
})
