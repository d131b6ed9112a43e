import { TyqwError } from '../model/errors'

/** What a storage that failed comes to: kind `storage`, code `storage-full` or `storage-failed`. */
export function toStorageError(thrown: unknown): TyqwError {
  const isFull = nameOf(thrown) === 'QuotaExceededError'
  return new TyqwError(
    {
      code: isFull ? 'storage-full' : 'storage-failed',
      kind: 'storage',
      message: isFull
        ? 'There is no room to store the conversation, so its newest part lives in this page only. Remove some conversations, or export this one.'
        : `The conversation could not be stored and lives in this page only: ${thrown instanceof Error ? thrown.message : String(thrown)}`,
      retryable: true,
    },
    { cause: thrown },
  )
}

/** A `DOMException` is not an `Error` everywhere. */
function nameOf(thrown: unknown): unknown {
  return typeof thrown === 'object' && thrown !== null && 'name' in thrown ? thrown.name : undefined
}
