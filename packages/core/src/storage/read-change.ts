import { isJsonObject, type JsonObject } from '../protocols/json'
import type { StorageChange } from './storage'

/** What another tab says it did. It may run another version of this library, so it is checked like anything else. */
export function readChange(value: unknown): StorageChange | undefined {
  if (!isJsonObject(value)) return undefined
  const { type, id, revision, summary } = value
  if (type === 'cleared') return { type }
  if (type === 'removed') return typeof id === 'string' ? { type, id } : undefined
  if (type !== 'saved' || typeof revision !== 'number' || !isSummary(summary)) return undefined
  return { type, summary, revision }
}

type Summary = Extract<StorageChange, { type: 'saved' }>['summary']

function isSummary(value: unknown): value is JsonObject & Summary {
  return (
    isJsonObject(value) &&
    typeof value.id === 'string' &&
    typeof value.title === 'string' &&
    typeof value.createdAt === 'number' &&
    typeof value.updatedAt === 'number' &&
    (value.pinned === undefined || typeof value.pinned === 'boolean')
  )
}
