import { afterEach, describe, expect, it } from 'vitest'
import { indexedDbStorage } from './indexed-db'
import { storageContract } from './storage-contract'

let users = 0
/** A user whom no test has seen before. */
const newUser = () => `user-${users++}`

afterEach(async () => {
  for (const { name } of await indexedDB.databases()) if (name) indexedDB.deleteDatabase(name)
})

describe('indexedDbStorage keeps the contract:', () => {
  it.each(storageContract)('$name', async ({ run }) => {
    const userKey = newUser()
    await run(() => indexedDbStorage({ userKey }))
  })

  it.each(storageContract)('$name, in one of two chats', async ({ run }) => {
    const userKey = newUser()
    expect(await indexedDbStorage({ userKey, scope: 'other' }).list()).toEqual([])
    await run(() => indexedDbStorage({ userKey }))
  })
})
