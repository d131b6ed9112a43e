import type { TyqwErrorKind } from '@tyqw/core'
import { describe, expect, it } from 'vitest'
import { toErrorActions, type ErrorAction, type ErrorSituation } from './error-actions'

const actionsOf = (
  kind: TyqwErrorKind,
  situation: ErrorSituation = {},
  { code = 'X', retryable = false } = {},
) => toErrorActions({ code, kind, message: '', retryable }, situation)

/** Each kind as it comes from the client, without and with something said before. */
const table: Record<TyqwErrorKind, [boolean, ErrorAction[], ErrorAction[]]> = {
  auth: [false, ['report'], ['report']],
  forbidden: [false, ['report'], ['report']],
  quota: [false, ['report'], ['report']],
  'rate-limit': [true, ['retry'], ['continue', 'retry']],
  'content-filter': [false, ['edit'], ['edit']],
  'invalid-request': [false, ['edit'], ['edit']],
  'not-found': [false, ['report'], ['report']],
  server: [true, ['retry'], ['continue', 'retry']],
  network: [true, ['retry'], ['continue', 'retry']],
  timeout: [true, ['retry'], ['continue', 'retry']],
  truncated: [true, ['retry'], ['continue', 'retry']],
  interrupted: [true, ['retry'], ['continue', 'retry']],
  'too-large': [false, ['edit'], ['edit']],
  protocol: [true, ['retry'], ['continue', 'retry']],
  config: [false, ['report'], ['report']],
  storage: [true, ['retry'], ['continue', 'retry']],
}

describe('what can be done about an error', () => {
  it.each(Object.entries(table) as [TyqwErrorKind, (typeof table)[TyqwErrorKind]][])(
    'of kind %s',
    (kind, [retryable, before, after]) => {
      expect(actionsOf(kind, {}, { retryable })).toEqual(before)
      expect(actionsOf(kind, { canContinue: true }, { retryable })).toEqual(after)
    },
  )

  it('is to sign in, only where the page knows how, and never for the key of the server', () => {
    expect(actionsOf('auth', { canSignIn: true })).toEqual(['sign-in', 'retry'])
    for (const code of ['InvalidApiKey', 'invalid_api_key'])
      expect(actionsOf('auth', { canSignIn: true }, { code })).toEqual(['report'])
    expect(actionsOf('server', { canSignIn: true }, { retryable: true })).toEqual(['retry'])
  })

  it('is to try again where a question was only refused for now', () => {
    expect(actionsOf('invalid-request', {}, { code: 'busy', retryable: true })).toEqual(['retry'])
  })

  it('is to ask again what was lost on the way, whatever it says of itself', () => {
    expect(actionsOf('truncated')).toEqual(['retry'])
    expect(actionsOf('protocol')).toEqual(['report'])
    expect(actionsOf('protocol', { canContinue: true })).toEqual(['continue'])
  })
})
