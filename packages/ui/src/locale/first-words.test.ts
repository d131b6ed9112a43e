import { describe, expect, it } from 'vitest'
import { enUS } from './en-us'
import { toLocale } from './use-locale'
import { completeLocales } from './use-whole-locale'
import { zhCN } from './zh-cn'

describe('a built-in locale', () => {
  it('begins with the words of an empty chat, and is completed in place', () => {
    const [chinese, english] = [toLocale('zh-CN'), toLocale('en-US')]
    expect(chinese.composer).toBe(zhCN.composer)
    expect(chinese.regenerate).toBeUndefined()
    completeLocales()
    completeLocales()
    expect(chinese).toEqual(zhCN)
    expect(english).toEqual(enUS)
    expect(toLocale('zh-CN')).toBe(chinese)
  })

  it('of your own is taken as it is', () => {
    expect(toLocale(enUS)).toBe(enUS)
  })
})
