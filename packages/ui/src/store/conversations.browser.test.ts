import { indexedDbStorage, memoryStorage, textOf } from '@tyqw/core'
import { createPinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createApp, ref, type App } from 'vue'
import { manualTransport } from '../../test/manual-transport'
import { createTyqw, useTyqwStore, type TyqwPluginOptions, type TyqwStore } from '../index'

let count = 0
let user = ''
const apps: App[] = []
const transport = manualTransport()

beforeEach(() => {
  user = `user ${(count += 1)}/${Date.now()}`
  sessionStorage.clear()
})
afterEach(() => apps.splice(0).forEach((app) => app.unmount()))

/** The page, loaded anew: a store over what is kept in this browser. */
async function load(options: Partial<TyqwPluginOptions> = {}): Promise<TyqwStore> {
  const app = createApp({ render: () => null })
  apps.push(app)
  app.use(createPinia()).use(createTyqw({ client: transport.client, userKey: user, ...options }))
  app.mount(document.createElement('div'))
  const store = app.runWithContext(() => useTyqwStore())
  await expect.poll(() => store.isLoading).toBe(false)
  return store
}

async function ask(store: TyqwStore, question: string, answer: string): Promise<void> {
  const sent = store.send(question)
  await vi.waitFor(() => expect(store.isBusy).toBe(true))
  await finish(answer)
  await sent
}

/** Answers what is under way. */
async function finish(answer: string): Promise<void> {
  const asked = transport.requests.length
  await vi.waitFor(() => expect(transport.requests.length).toBeGreaterThanOrEqual(asked))
  transport.text(answer)
  transport.finish()
}

const texts = (store: TyqwStore) => store.messages.map(textOf)
/** What is stored is stored when another page finds it. */
const titles = (store: TyqwStore) => store.conversations.map(({ title }) => title)

describe('a reload', () => {
  it('brings back the conversation, its versions, its title and the draft', async () => {
    const store = await load()
    await ask(store, '西湖在哪里？', '在杭州')
    const again = store.regenerate()
    await vi.waitFor(() => expect(store.isBusy).toBe(true))
    await finish('在浙江杭州')
    await again
    store.draft = '还想问'
    window.dispatchEvent(new Event('pagehide'))
    const storage = indexedDbStorage({ userKey: user })
    const head = async () => (await storage.load(store.conversationId))?.headId
    await expect.poll(head).toBe(store.messageIds.at(-1))

    const reloaded = await load()
    await expect.poll(() => texts(reloaded)).toEqual(['西湖在哪里？', '在浙江杭州'])
    expect(reloaded.title).toBe('西湖在哪里？')
    expect(reloaded.draft).toBe('还想问')
    const versions = reloaded.versions(reloaded.messageIds.at(-1) ?? '')
    expect(versions).toHaveLength(2)
    reloaded.switchVersion(versions[0] ?? '')
    expect(texts(reloaded)).toEqual(['西湖在哪里？', '在杭州'])
  })

  it('brings back the one this tab had open, and in a new tab the newest', async () => {
    const store = await load()
    await ask(store, '第一个', '一')
    const first = store.conversationId
    store.newConversation()
    await ask(store, '第二个', '二')
    await store.open(first)
    expect(texts(store)).toEqual(['第一个', '一'])
    expect(texts(await load())).toEqual(['第一个', '一'])
    sessionStorage.clear()
    expect(texts(await load())).toEqual(['第二个', '二'])
  })

  it('leaves a new conversation new, with its own draft', async () => {
    const store = await load()
    await ask(store, '第一个', '一')
    store.newConversation()
    store.draft = '草稿'
    window.dispatchEvent(new Event('pagehide'))
    const reloaded = await load()
    await expect.poll(() => reloaded.conversations.length).toBe(1)
    expect(reloaded.messageIds).toEqual([])
    expect(reloaded.draft).toBe('草稿')
    await reloaded.open(reloaded.conversations[0]?.id ?? '')
    expect(reloaded.draft).toBe('')
    reloaded.newConversation()
    expect(reloaded.draft).toBe('草稿')
  })

  it('ends an answer whose page is gone, which can be continued', async () => {
    const storage = memoryStorage()
    const store = await load({ storage })
    void store.send('慢慢说')
    await vi.waitFor(() => expect(store.isBusy).toBe(true))
    transport.text('前半')
    await expect.poll(() => texts(store)[1]).toBe('前半')
    // What a killed page leaves behind: an answer that never ended, and nobody who holds it.
    const stored = await vi.waitFor(async () => {
      const found = await storage.load(store.conversationId)
      expect(JSON.stringify(found)).toContain('前半')
      return found
    }, 5000)
    const left = memoryStorage()
    await left.save({ ...(stored as NonNullable<typeof stored>), revision: undefined } as never)
    store.stop()
    const reloaded = await load({ storage: left })
    expect(reloaded.messages.at(-1)?.status.type).toBe('incomplete')
    void reloaded.continue()
    await vi.waitFor(() => expect(reloaded.isBusy).toBe(true))
    await finish('后半')
    await expect.poll(() => reloaded.isBusy).toBe(false)
    expect(reloaded.messages).toHaveLength(2)
    expect(textOf(reloaded.messages[1] as never)).toMatch(/后半$/)
  })
})

describe('several conversations', () => {
  it('an answer goes on while another conversation is shown', async () => {
    const store = await load()
    const sent = store.send('慢的')
    await vi.waitFor(() => expect(store.isBusy).toBe(true))
    const slow = store.conversationId
    store.newConversation()
    expect(store.isBusy).toBe(false)
    await finish('终于')
    await sent
    await store.open(slow)
    expect(texts(store)).toEqual(['慢的', '终于'])
  })

  it('are named, pinned and removed, open or not', async () => {
    const store = await load()
    await ask(store, '甲', '1')
    const first = store.conversationId
    store.newConversation()
    await ask(store, '乙', '2')
    const second = store.conversationId
    expect(titles(store)).toEqual(['乙', '甲'])
    await store.rename(first, '  改名 ')
    await store.rename(second, '乙二')
    await store.pin(first, true)
    expect(titles(store)).toEqual(['改名', '乙二'])
    const reloaded = await load()
    await expect.poll(() => titles(reloaded)).toEqual(['改名', '乙二'])
    await reloaded.rename(first, ' ')
    expect(titles(reloaded)).toEqual(['甲', '乙二'])
    await reloaded.remove(first)
    await reloaded.remove(second)
    expect(titles(reloaded)).toEqual([])
    expect(reloaded.messageIds).toEqual([])
    expect(titles(await load())).toEqual([])
  })

  it('of another tab come and go by themselves', async () => {
    const store = await load()
    sessionStorage.clear()
    const other = await load()
    await ask(store, '在这边问', '好')
    await expect.poll(() => titles(other)).toEqual(['在这边问'])
    await other.open(store.conversationId)
    expect(texts(other)).toEqual(['在这边问', '好'])
    await ask(store, '再问', '再答')
    await expect.poll(() => texts(other)).toEqual(['在这边问', '好', '再问', '再答'])
    await store.remove(store.conversationId)
    await expect.poll(() => other.messageIds).toEqual([])
    expect(titles(other)).toEqual([])
  })

  it('cannot be opened when there is none of that id', async () => {
    const store = await load()
    expect(await store.open('nothing')).toBe(false)
    expect(store.messageIds).toEqual([])
    expect(store.isLoading).toBe(false)
  })
})

describe('signing out', () => {
  it('leaves nothing behind, in any tab', async () => {
    const store = await load()
    await ask(store, '秘密', '嘘')
    store.draft = '另一个秘密'
    const other = await load()
    await store.clearAll()
    expect(store.messageIds).toEqual([])
    expect(store.draft).toBe('')
    await expect.poll(() => other.messageIds).toEqual([])
    window.dispatchEvent(new Event('pagehide'))
    expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toContain('秘密')
    expect(titles(await load())).toEqual([])
  })

  it('another user sees nothing, and nobody keeps nothing', async () => {
    const key = ref<string | undefined>('甲')
    const store = await load({ userKey: () => key.value && `${user}${key.value}` })
    await ask(store, '甲的', '1')
    key.value = '乙'
    await expect.poll(() => store.isLoading).toBe(false)
    await expect.poll(() => titles(store)).toEqual([])
    expect(store.messageIds).toEqual([])
    key.value = undefined
    await expect.poll(() => titles(store)).toEqual([])
    await ask(store, '没登录', '2')
    key.value = '甲'
    await expect.poll(() => titles(store)).toEqual(['甲的'])
    await expect.poll(() => texts(store)).toEqual(['甲的', '1'])
  })
})

describe('a file', () => {
  it('brings conversations back, and twice brings them once', async () => {
    const store = await load()
    await ask(store, '导出我', '好的')
    const json = await store.exportConversations()
    await store.clearAll()
    expect(await store.importConversations(json)).toEqual({ count: 1, broken: [] })
    expect(await store.importConversations(json)).toEqual({ count: 1, broken: [] })
    expect(titles(store)).toEqual(['导出我'])
    await store.open(store.conversations[0]?.id ?? '')
    expect(texts(store)).toEqual(['导出我', '好的'])
  })

  it('read in while its conversation is open shows what it adds', async () => {
    const store = await load()
    await ask(store, '问', '答')
    const json = await store.exportConversations()
    const changed = json.replaceAll('答', '改过的答').replaceAll(store.messageIds[1] ?? '', 'other')
    await store.importConversations(changed)
    expect(texts(store)).toEqual(['问', '答'])
    expect(store.versions(store.messageIds[1] ?? '')).toHaveLength(2)
  })

  it('for people to read is Markdown', async () => {
    const store = await load()
    await ask(store, '问', '**答**')
    const markdown = await store.exportMarkdown()
    expect(markdown).toContain('# 问')
    expect(markdown).toContain('**答**')
    expect(await store.exportMarkdown('nothing')).toBe('')
  })

  it('that is none is refused with a reason', async () => {
    const store = await load()
    await expect(store.importConversations('{"x":')).rejects.toMatchObject({
      code: 'import-invalid',
    })
  })
})

describe('what goes wrong with the storage', () => {
  it('is told of, and the chat goes on', async () => {
    const full = { ...memoryStorage(), save: () => Promise.reject(quotaError()) }
    const store = await load({ storage: full })
    const errors: string[] = []
    store.on('error', ({ code }) => errors.push(code))
    await ask(store, '问', '答')
    await expect.poll(() => store.storageError?.code).toBe('storage-full')
    expect(errors).toEqual(['storage-full'])
    expect(texts(store)).toEqual(['问', '答'])
    expect(store.status).toBe('ready')
  })

  it('is told to whoever signs out, because then everything is still there', async () => {
    const stuck = { ...memoryStorage(), clear: () => Promise.reject(new Error('no')) }
    const store = await load({ storage: stuck })
    await expect(store.clearAll()).rejects.toMatchObject({ kind: 'storage' })
    await expect(store.clearAll({ keepStored: true })).resolves.toBeUndefined()
  })

  it('does not keep the page from opening', async () => {
    const broken = { ...memoryStorage(), list: () => Promise.reject(new Error('no')) }
    const store = await load({ storage: broken })
    expect(store.storageError?.code).toBe('storage-failed')
  })
})

it('questions that waited come back to the composer when the answer is stopped', async () => {
  const store = await load({ queue: true })
  void store.send('一')
  await vi.waitFor(() => expect(store.isBusy).toBe(true))
  void store.send('二')
  void store.send('三')
  await expect.poll(() => store.queue.map(({ text }) => text)).toEqual(['二', '三'])
  store.draft = '正在写'
  store.stop()
  expect(store.draft).toBe('正在写\n\n二\n\n三')
  expect(store.queue).toEqual([])
})

function quotaError(): Error {
  return new DOMException('full', 'QuotaExceededError')
}
