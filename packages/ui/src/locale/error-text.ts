import type { TyqwErrorData } from '@tyqw/core'
import type { TyqwLocale } from './zh-cn'

/** One sentence in the user's language for an error. Never the server's own text. */
export function toErrorText(error: TyqwErrorData, locale: TyqwLocale, isOffline = false): string {
  if (isOffline && error.kind === 'network') return locale.offline
  const byCode: Readonly<Record<string, string | undefined>> = locale.errorByCode
  const own = Object.hasOwn(byCode, error.code) ? byCode[error.code] : undefined
  return own ?? locale.errorByKind[error.kind] ?? locale.errorByKind.protocol
}
