import { CONVERSATION_SCHEMA_VERSION } from '../model/conversation'
import type { JsonObject } from '../protocols/json'

/**
 * Makes a stored conversation of one schema version into one of the next. The value is untrusted, and has no nodes where
 * only its summary is read.
 */
export type Migration = (value: JsonObject) => JsonObject

/** By the version they begin with. There has been one version so far. */
const migrations: Readonly<Record<number, Migration>> = {}

/**
 * Brings a stored conversation to the current schema version, one version after another. What names no version is taken for
 * one of the current version: its shape will tell.
 *
 * @param table - Migrations by the version they begin with.
 * @param current - The version to arrive at.
 * @returns Undefined for one from a newer version of this library, which is not ours to read.
 */
export function migrateConversation(
  value: JsonObject,
  table: Readonly<Record<number, Migration>> = migrations,
  current: number = CONVERSATION_SCHEMA_VERSION,
): JsonObject | undefined {
  const stored = isVersion(value.schemaVersion) ? value.schemaVersion : current
  if (stored > current) return undefined
  let migrated = value
  for (let version = stored; version < current; version++)
    migrated = table[version]?.(migrated) ?? migrated
  return { ...migrated, schemaVersion: current }
}

/** True for what a newer version of this library has stored. */
export function isNewer(schemaVersion: unknown): boolean {
  return isVersion(schemaVersion) && schemaVersion > CONVERSATION_SCHEMA_VERSION
}

function isVersion(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}
