// @vitest-environment happy-dom
import {
  createChat,
  exportConversations,
  importConversations,
  memoryStorage,
  qwen,
  Tyqw,
  type Chat,
  type ChatOptions,
  type MemoryMode,
} from '@tyqw/core'
import { createEmulator, type RequestRecord } from '@tyqw/emulator'
import { describe, expect, it, vi } from 'vitest'
import { readPage } from './snippets'

const HOUR_MS = 3_600_000
const modes = ['auto', 'session', 'messages'] as const

/** A service and its pages, in one memory mode. */
function setUp(memory: MemoryMode) {
  const data = { conversations: new Map(), listeners: new Map(), revision: 0 }
  const sent: string[] = []
  const time = { page: 0, service: 0 }
  const emulator = createEmulator({
    authorize: false,
    latency: 'instant',
    now: () => time.service,
    onRequest: ({ body }) => void sent.push(carriedBy(body)),
  })
  const { fetch } = emulator
  return {
    sent,
    time,
    /** A tab over the same storage. */
    open(options: Partial<ChatOptions> = {}): Chat {
      const client = new Tyqw({ appId: 'demo', baseUrl: '', fetch })
      const storage = memoryStorage({ data })
      return createChat({ client, storage, memory, now: () => time.page, ...options })
    },
    qwen: () => new Tyqw({ baseUrl: '', protocol: qwen(), fetch }),
  }
}

/** How a request carries what was said before it. */
function carriedBy(body: RequestRecord['body']): string {
  const { input, model } = body as {
    model?: string
    input: { session_id?: string; messages?: readonly unknown[] }
  }
  if (input.session_id) return '`session_id`'
  // Models are asked with messages in any case: a single one is the question.
  return input.messages && (!model || input.messages.length > 1) ? '`messages`' : '–'
}

async function askAll(chat: Chat, ...questions: readonly string[]): Promise<void> {
  for (const question of questions) await chat.send(question)
}

async function askAndStop(chat: Chat): Promise<void> {
  const off = chat.on('message', ({ status }) => status.type === 'streaming' && chat.stop())
  await chat.send('说来话长')
  off()
}

const idAt = (chat: Chat, index: number) => chat.messages.at(index)?.id ?? ''

/** The rows of the table: what happens, and the last request of it is what counts. */
const cases: readonly (readonly [
  zh: string,
  en: string,
  play: (world: ReturnType<typeof setUp>) => Promise<unknown>,
])[] = [
  ['第一个问题', 'the first question', ({ open }) => askAll(open(), '一')],
  ['接着问', 'the next ones', ({ open }) => askAll(open(), '一', '二')],
  [
    '上一个回答被停下',
    'the answer before was stopped',
    async ({ open }) => {
      const chat = open()
      await chat.send('一')
      await askAndStop(chat)
      await chat.send('三')
    },
  ],
  [
    '上一个回答出错',
    'it failed',
    ({ open }) => askAll(open(), '一', '/error Throttling mid-stream after=3', '三'),
  ],
  ['上一个回答断了', 'it was cut', ({ open }) => askAll(open(), '一', '/truncated 二', '三')],
  [
    '继续断掉的回答',
    'going on with it',
    async ({ open }) => {
      const chat = open()
      await askAll(chat, '一', '/truncated 写一份上线前的清单')
      await chat.continue()
    },
  ],
  [
    '重新回答',
    'asking again',
    async ({ open }) => {
      const chat = open()
      await chat.send('一')
      await chat.regenerate()
    },
  ],
  [
    '修改问题',
    'an edited question',
    async ({ open }) => {
      const chat = open()
      await askAll(chat, '一', '二')
      await chat.edit(idAt(chat, 2), '贰')
    },
  ],
  [
    '换到另一个版本再问',
    'another version is shown',
    async ({ open }) => {
      const chat = open()
      await chat.send('一')
      const first = idAt(chat, 1)
      await chat.regenerate()
      chat.switchVersion(first)
      await chat.send('二')
    },
  ],
  [
    '距上次提问满一小时',
    'an hour has passed',
    async ({ open, time }) => {
      const chat = open()
      await chat.send('一')
      time.page = time.service = HOUR_MS
      await chat.send('二')
    },
  ],
  [
    '会话满 50 轮',
    'the session has 50 turns',
    ({ open }) => askAll(open(), ...Array.from({ length: 51 }, (_, turn) => `${turn}`)),
  ],
  [
    '服务换了会话 ID',
    'the service answered under another id',
    async ({ open, time }) => {
      const chat = open()
      await chat.send('一')
      // The service forgets earlier than it says.
      time.service = HOUR_MS
      await askAll(chat, '二', '三')
    },
  ],
  [
    '刷新页面',
    'the page was reloaded',
    async ({ open }) => {
      const chat = open()
      await chat.send('一')
      await chat.close()
      await open({ conversationId: chat.conversation.id }).send('二')
    },
  ],
  [
    '另一个标签页问过了',
    'another tab went on',
    async ({ open }) => {
      const [chat, other] = await twoTabs(open)
      await other.send('二')
      await vi.waitFor(() => expect(chat.messages.at(3)?.status.type).toBe('complete'))
      await chat.send('三')
    },
  ],
  [
    '两个标签页同时问',
    'two tabs ask at once',
    async ({ open, sent }) => {
      const [chat, other] = await twoTabs(open)
      await Promise.all([chat.send('二'), other.send('三')])
      const both = new Set(sent.splice(-2).toSorted())
      sent.push([...both].toReversed().join(' + '))
    },
  ],
  [
    '导入的对话',
    'an imported conversation',
    async ({ open }) => {
      const chat = open()
      await chat.send('一')
      const { conversations } = importConversations(exportConversations([chat.conversation]))
      const [conversation] = conversations
      if (!conversation) throw new Error('Nothing was imported.')
      await open({ conversation: { ...conversation, id: 'imported' } }).send('二')
    },
  ],
  [
    '`qwen()`、`openaiCompatible()`，接着问',
    '`qwen()` and `openaiCompatible()`, the next ones',
    (world) => askAll(world.open({ client: world.qwen() }), '一', '二'),
  ],
]

async function twoTabs(open: (options?: Partial<ChatOptions>) => Chat): Promise<[Chat, Chat]> {
  const chat = open()
  await chat.send('一')
  await chat.flush()
  const other = open({ conversationId: chat.conversation.id })
  await other.loaded
  return [chat, other]
}

/** The cells of the page's table of cases, row by row. */
function tableOf(page: string): string[][] {
  const rows = readPage(page).split('\n')
  const head = rows.findIndex((row) => /\| `auto` +\| `session` +\| `messages` +\|$/.test(row))
  const after = rows.slice(head + 2)
  const end = after.findIndex((row) => !row.startsWith('|'))
  return after.slice(0, end).map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}

describe.each([
  ['guide/memory.md', 0],
  ['en/guide/memory.md', 1],
] as const)('the table of %s', (page, language) => {
  it('has these cases', () => {
    expect(tableOf(page).map(([name]) => name)).toEqual(cases.map((names) => names[language]))
  })
})

describe.each(cases)('%s', (zh, _en, play) => {
  it.each(modes)('in the mode %s', async (mode) => {
    const world = setUp(mode)
    await play(world)
    const rows = [tableOf('guide/memory.md'), tableOf('en/guide/memory.md')]
    const index = cases.findIndex(([name]) => name === zh)
    const cells = rows.map((table) => table[index]?.[modes.indexOf(mode) + 1])
    expect(cells).toEqual([world.sent.at(-1), world.sent.at(-1)])
  })
})
