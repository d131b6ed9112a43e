import type { TyqwErrorData } from '@tyqw/core'

/** What a user can do about an error. */
export type ErrorAction = 'retry' | 'continue' | 'edit' | 'sign-in' | 'report'

export interface ErrorSituation {
  /** Something was said before it broke off, and can be gone on with. */
  canContinue?: boolean | undefined
  /** The page knows how to sign in. */
  canSignIn?: boolean | undefined
}

/** Kinds that nobody can mend from within the chat: what helps is to tell those who run the page. */
const reported = new Set(['forbidden', 'quota', 'not-found', 'config'])
/** Kinds that come back as long as the question is the same. */
const edited = new Set(['content-filter', 'invalid-request', 'too-large'])
/** The key of the server, which is nobody's in front of the page. */
const serverKey = /^invalid_?api_?key$/i

/** What helps against an error, the best first. Nothing that would not. */
export function toErrorActions(
  error: TyqwErrorData,
  { canContinue, canSignIn }: ErrorSituation = {},
): readonly ErrorAction[] {
  const { kind, code, retryable } = error
  if (kind === 'auth') {
    if (serverKey.test(code)) return ['report']
    return canSignIn ? ['sign-in', 'retry'] : retryable ? ['retry'] : ['report']
  }
  if (reported.has(kind)) return ['report']
  if (edited.has(kind)) return retryable ? ['retry'] : ['edit']
  const goesOn: readonly ErrorAction[] = canContinue ? ['continue'] : []
  // What is not retryable may still be asked again where the answer was lost on the way.
  const isLost = retryable || kind === 'truncated' || kind === 'interrupted'
  return [
    ...goesOn,
    ...(isLost ? (['retry'] as const) : goesOn.length > 0 ? [] : ['report' as const]),
  ]
}
