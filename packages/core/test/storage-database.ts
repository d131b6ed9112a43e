import { vi } from 'vitest'

let users = 0

/** A user whom no test has seen before. */
export function newUser(): string {
  return `user-${users++}`
}

/** All databases of this origin; a test leaves none behind. */
export async function deleteDatabases(): Promise<void> {
  for (const { name } of await indexedDB.databases())
    if (name !== undefined) await settled(indexedDB.deleteDatabase(name))
}

/** What a request comes to. */
export function settled<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('It failed')))
  })
}

/** Works on a database by hand, past the storage. */
export async function withDatabase<Result>(
  userKey: string,
  work: (transaction: IDBTransaction) => Result,
): Promise<Result> {
  const database = await settled(indexedDB.open(`tyqw:${userKey}`))
  const transaction = database.transaction([...database.objectStoreNames], 'readwrite')
  const done = new Promise<void>((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('Aborted')))
  })
  const result = work(transaction)
  await done
  database.close()
  return result
}

/** All records of a store, as they are. */
export async function recordsOf(userKey: string, store: string): Promise<readonly unknown[]> {
  const request = await withDatabase(userKey, (transaction) =>
    transaction.objectStore(store).getAll(),
  )
  return request.result
}

/** Puts records there by hand. */
export async function putRecords(
  userKey: string,
  store: string,
  records: readonly object[],
): Promise<void> {
  await withDatabase(userKey, (transaction) => {
    for (const record of records) transaction.objectStore(store).put(record)
  })
}

/** Counts what is asked of each store from here on, as `messages.put`, and how many records came, as `messages.records`. */
export function countRequests(): () => Readonly<Record<string, number>> {
  const methods = ['get', 'getAll', 'getAllKeys', 'put', 'add', 'delete', 'openCursor'] as const
  const spies = methods.map((method) => ({
    method,
    spy: vi.spyOn(IDBObjectStore.prototype, method),
  }))
  return () => {
    const counts: Record<string, number> = {}
    const count = (key: string, by: number) => (counts[key] = (counts[key] ?? 0) + by)
    for (const { method, spy } of spies) {
      for (const [call, store] of spy.mock.contexts.entries()) {
        const { name } = store as IDBObjectStore
        count(`${name}.${method}`, 1)
        const request: unknown = spy.mock.results[call]?.value
        if (method === 'getAll' && request instanceof IDBRequest)
          count(`${name}.records`, (request.result as unknown[]).length)
      }
      spy.mockClear()
    }
    return counts
  }
}
