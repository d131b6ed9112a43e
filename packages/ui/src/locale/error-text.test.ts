import type { TyqwErrorKind } from '@tyqw/core'
import { describe, expect, it } from 'vitest'
import { enUS } from './en-us'
import { toErrorText } from './error-text'
import { zhCN } from './zh-cn'

function errorOf(kind: TyqwErrorKind, code = 'X') {
  return { code, kind, message: 'raw server text', retryable: false }
}

describe.each([zhCN, enUS])('toErrorText in $code', (locale) => {
  it.each(Object.keys(locale.errorByKind) as TyqwErrorKind[])('has a sentence for %s', (kind) => {
    const text = toErrorText(errorOf(kind), locale)
    expect(text).toMatch(/[。.]$/)
    expect(text).not.toContain('raw server text')
  })

  it.each(Object.entries(locale.errorByCode))('says more for code %s', (code, sentence) => {
    expect(toErrorText(errorOf('server', code), locale)).toBe(sentence)
  })

  it('does not take a code for a property of every object', () => {
    expect(toErrorText(errorOf('auth', 'constructor'), locale)).toBe(locale.errorByKind.auth)
  })

  it('tells a network failure from being offline', () => {
    expect(toErrorText(errorOf('network'), locale, true)).toBe(locale.offline)
  })

  it('falls back for a kind of a newer client', () => {
    expect(toErrorText(errorOf('later' as TyqwErrorKind), locale)).toBe(locale.errorByKind.protocol)
  })
})
