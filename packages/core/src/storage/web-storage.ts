import { generateId } from '../model/id'
import { parseObject } from '../protocols/json'
import { createBrokenLog, readBrokenRecord, toBrokenRecords } from './broken-log'
import type { BrokenPiece } from './read-parts'
import { nextRevision } from './revision'
import type { BrokenRecord, ConversationStorage } from './storage'
import { toSummary } from './summary'
import { warnWithoutUserKey } from './user-key-warning'
import { createWebChanges, type WebStorageArea } from './web-changes'
import { createWebKeys } from './web-keys'
import { readBody, readHeader, toWebRecord } from './web-record'

export interface WebStorageOptions {
  /** The id of the signed-in user: two people at one computer do not see each other's conversations. @default everyone's */
  userKey?: string
  /** The name of a chat; several chats of one user do not list each other's conversations. @default 'default' */
  scope?: string
  /** What all keys begin with. @default 'tyqw' */
  name?: string
  /**
   * Where to keep them: `sessionStorage`, or anything like it. A function is asked at each use, because access itself can throw.
   *
   * @default () => localStorage
   */
  storage?: WebStorageArea | (() => WebStorageArea)
  /** Called once for each thing that could not be read. `broken()` has them all. */
  onBroken?: (record: BrokenRecord) => void
}

/**
 * Keeps conversations in `localStorage`: for where there is no IndexedDB, and for a few short ones. A browser gives it about
 * 5 MB, every save writes its conversation anew, and a page waits for it.
 *
 * One tab writes at a time within a process of the browser. Two that write in the very same instant from two processes may
 * both succeed, since `localStorage` knows no transactions; `indexedDbStorage` does.
 */
export function webStorage(options: WebStorageOptions = {}): ConversationStorage {
  const {
    userKey = '',
    scope = 'default',
    name = 'tyqw',
    storage = pageStorage,
    onBroken,
  } = options
  const keys = createWebKeys({ name, userKey, scope })
  const area = typeof storage === 'function' ? storage : () => storage
  const changes = createWebChanges(keys, area)
  const log = createBrokenLog(onBroken)

  function open(): WebStorageArea {
    warnWithoutUserKey(userKey)
    return area()
  }

  /** Moves what is broken to keys of its own, and puts `rest` in its place. Where there is no room, nothing moves. */
  function setAside(id: string, pieces: readonly BrokenPiece[], rest: string | undefined): void {
    const records = toBrokenRecords(id, pieces)
    const written: string[] = []
    try {
      for (const record of records) {
        const key = keys.broken(id) + generateId()
        area().setItem(key, JSON.stringify(record))
        written.push(key)
      }
      put(id, rest)
      log.moved(id, records)
    } catch {
      for (const key of written) area().removeItem(key)
      log.stayed(id, records)
    }
  }

  function put(id: string, value: string | undefined): void {
    if (value === undefined) area().removeItem(keys.conversation(id))
    else area().setItem(keys.conversation(id), value)
  }

  /** What is stored under an id, and its first line. What is no record of ours is set aside. */
  function find(id: string) {
    const record = area().getItem(keys.conversation(id))
    if (record === null) return undefined
    const header = readHeader(record, id)
    if (!header)
      setAside(id, [{ reason: 'It is no stored conversation.', value: record }], undefined)
    return header && { record, header }
  }

  return {
    async list() {
      const ids = keysOf(open()).flatMap((key) => keys.idIn(key) ?? [])
      return ids.flatMap((id) => find(id)?.header.summary ?? [])
    },

    async load(id) {
      open()
      const found = find(id)
      if (!found?.header.summary) return undefined
      const { record, header } = found
      const { conversation, broken } = readBody(record, id, header.revision)
      const rest = conversation && toWebRecord(conversation, header.revision)
      if (broken.length > 0) setAside(id, broken, rest)
      return conversation
    },

    async save(conversation) {
      const key = keys.conversation(conversation.id)
      const stored = open().getItem(key)
      const header = stored === null ? undefined : readHeader(stored, conversation.id)
      const newest = stored === null ? undefined : (header?.revision ?? 0)
      const isForeign = header !== undefined && !header.summary
      if (newest !== conversation.revision || isForeign) return undefined
      const revision = nextRevision(newest)
      area().setItem(key, toWebRecord(conversation, revision))
      changes.tell({ type: 'saved', summary: toSummary(conversation), revision })
      return revision
    },

    async remove(id) {
      open()
      const found = find(id)
      if (found && !found.header.summary) return
      for (const key of keysOf(area())) if (key.startsWith(keys.broken(id))) area().removeItem(key)
      log.forget(id)
      if (!found) return
      put(id, undefined)
      changes.tell({ type: 'removed', id })
    },

    async clear() {
      for (const key of keysOf(open())) if (keys.isOfUser(key)) area().removeItem(key)
      log.forget()
      try {
        area().setItem(keys.cleared, '1')
        area().removeItem(keys.cleared)
      } catch {
        // Others have filled the storage. Other tabs have heard of each removal.
      }
      changes.tell({ type: 'cleared' })
    },

    subscribe: changes.subscribe,

    async broken() {
      const moved = keysOf(open()).filter((key) => key.startsWith(keys.broken()))
      const records = moved.map((key) => readBroken(area().getItem(key)))
      return records.concat(log.left)
    },
  }
}

function pageStorage(): WebStorageArea {
  if (typeof localStorage === 'undefined')
    throw new Error(
      'There is no localStorage here. Use webStorage() in a browser only, or pass it a storage.',
    )
  return localStorage
}

/** All at once: they move along when one is removed. */
function keysOf(area: WebStorageArea): readonly string[] {
  return Array.from({ length: area.length }, (_, index) => area.key(index) ?? []).flat()
}

function readBroken(stored: string | null): BrokenRecord {
  return readBrokenRecord(parseObject(stored ?? '') ?? stored)
}
