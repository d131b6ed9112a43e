import type { TyqwErrorData } from '@tyqw/core'

/** An error as text, for those who run the page: what it says of itself, when and where it happened. */
export function toReport(error: TyqwErrorData, at: number | undefined, page: string): string {
  const lines: readonly (readonly [string, unknown])[] = [
    ['code', error.code],
    ['kind', error.kind],
    ['status', error.status],
    ['requestId', error.requestId],
    ['message', error.message],
    ['time', at === undefined ? undefined : new Date(at).toISOString()],
    ['page', page],
  ]
  return lines
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${name}: ${String(value)}`)
    .join('\n')
}
