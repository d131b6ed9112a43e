import { isJsonObject } from '../protocols/json'
import type { BrokenPiece } from './read-parts'
import type { BrokenRecord } from './storage'

/** Tells of what is broken: once each, also where there was no room to move it, so that it is found again and again. */
export interface BrokenLog {
  /** Broken records for which there was no room. */
  readonly left: readonly BrokenRecord[]
  /** They were moved away. */
  moved(id: string, records: readonly BrokenRecord[]): void
  /** They had to stay where they are. */
  stayed(id: string, records: readonly BrokenRecord[]): void
  /** A conversation was removed, or all were. */
  forget(id?: string): void
}

export function createBrokenLog(onBroken?: (record: BrokenRecord) => void): BrokenLog {
  const left = new Map<string, readonly BrokenRecord[]>()

  /** Whatever a listener throws, the storage goes on. */
  function tell(id: string, records: readonly BrokenRecord[]): void {
    const told = new Set(left.get(id)?.map(({ reason }) => reason))
    for (const record of records)
      if (!told.has(record.reason)) queueMicrotask(() => onBroken?.(record))
  }

  return {
    get left() {
      return [...left.values()].flat()
    },
    moved(id, records) {
      tell(id, records)
      left.delete(id)
    },
    stayed(id, records) {
      tell(id, records)
      left.set(id, records)
    },
    forget(id) {
      if (id === undefined) left.clear()
      else left.delete(id)
    },
  }
}

export function toBrokenRecords(
  id: string,
  pieces: readonly BrokenPiece[],
): readonly BrokenRecord[] {
  const at = Date.now()
  return pieces.map(({ reason, value }) => ({ id, reason, value, at }))
}

/** A record that was set aside, as it was found: it is untrusted itself. */
export function readBrokenRecord(stored: unknown): BrokenRecord {
  const { id, reason, value, at } = isJsonObject(stored) ? stored : {}
  const isReadable = typeof reason === 'string'
  return {
    id: typeof id === 'string' ? id : '',
    reason: isReadable ? reason : 'It is no record of something broken.',
    value: isReadable ? value : stored,
    at: typeof at === 'number' ? at : 0,
  }
}
