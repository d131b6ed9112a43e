import {
  ConfigError,
  isTyqwError,
  memoryStorage,
  toStorageError,
  type BrokenRecord,
  type Chat,
  type ChatInput,
  type ChatTransport,
  type ConversationSummary,
  type TurnOptions,
} from '@tyqw/core'
import { computed, onScopeDispose, ref, watch } from 'vue'
import type { ComputedRef, Ref, ShallowRef } from 'vue'
import type { Attachment } from '../attachments/attachment'
import type { TyqwPluginContext } from '../plugin-context'
import { createChatView, type MovableChatView } from './chat-view'
import { createConversationActions, type ConversationActions } from './conversation-actions'
import { createConversationList } from './conversation-list'
import { createLiveChats } from './live-chats'
import { toTransport } from './reactive-chat'
import { createShownState } from './shown-state'
import type { ThreadPlace } from './view-state'

export interface ConversationsOptions {
  /** The chat's name. */
  chatId: string
  plugin: TyqwPluginContext | undefined
  /** The client that was connected, if any. */
  client: () => ChatTransport | undefined
}

/** The conversations of one chat: one is shown, others are stored or still being answered. */
export interface Conversations extends ConversationActions {
  readonly view: MovableChatView
  readonly conversations: Readonly<ShallowRef<readonly ConversationSummary[]>>
  readonly draft: Ref<string>
  readonly attachments: ShallowRef<readonly Attachment[]>
  readonly place: ShallowRef<ThreadPlace | undefined>
  readonly turnOptions: ShallowRef<TurnOptions>
  /** What the client lets the user turn on and off; undefined for nothing. */
  readonly switches: ComputedRef<TurnOptions | undefined>
  /** What each question is asked with now: what the client offers, as the user has it. */
  askedWith(): TurnOptions
  /** Takes a question that waits back into the composer. @returns false when it does not wait any more */
  editQueued(input: ChatInput): boolean
  /** True while a stored conversation is on its way. */
  readonly isLoading: Ref<boolean>
  /** Shows a stored conversation. Resolves to whether there is one; if not, an empty one is shown. */
  open(id: string): Promise<boolean>
  /** Shows an empty conversation. An answer under way goes on, and can be opened again. */
  newConversation(): void
  /** What is said to go on with an answer, in the reader's language. */
  setContinueText(text: string): void
}

export function createConversations(options: ConversationsOptions): Conversations {
  const { chatId, plugin } = options
  const list = createConversationList()
  const isBrowser = typeof window !== 'undefined'
  let kept = plugin?.storage(chatId, onBroken)
  let storage = kept ?? memoryStorage()
  let unsubscribe: (() => void) | undefined
  let continueText: string | undefined

  const chats = createLiveChats({
    toOptions: () => ({
      ...plugin?.chatOptions,
      client: toTransport(client),
      turnOptions: askedWith,
      storage,
      ...(continueText && { continueText }),
    }),
    isShown: (chat) => chat === view.current(),
    onOpen(chat) {
      const { id } = chat.conversation
      chat.on('conversation', (conversation) => {
        if (chats.get(id) !== chat || conversation.headId === null) return
        list.put(conversation)
        if (chat === view.current()) shown.began(id)
      })
      chat.on('returned', ({ inputs, reason, editOf }) => {
        // What failed stands in the thread, with a button to ask again; what was edited still stands in its box.
        if (reason !== 'failed' && !editOf) shown.giveBack(id, inputs)
      })
      chat.on('removed', () => forget(id))
    },
  })
  const first = chats.open()
  const view = createChatView(first)
  const shown = createShownState()
  const isLoading = ref(kept !== undefined && isBrowser)

  /** Something that was stored cannot be read; the rest is there. */
  function onBroken({ reason }: BrokenRecord): void {
    view.report({
      code: 'storage-broken',
      kind: 'storage',
      message: `A part of what was stored could not be read and was set aside: ${reason}`,
      retryable: false,
    })
  }

  function client(): ChatTransport {
    const found = options.client() ?? plugin?.client()
    if (found) return found
    throw new ConfigError(
      'no-client',
      `The chat "${chatId}" has no client. Use the plugin createTyqw({ appId }), or pass one: <TyqwChat :client="client" />.`,
    )
  }

  const switches = computed(() => (options.client() ?? plugin?.client())?.switches)
  function askedWith(): TurnOptions {
    const offered = switches.value ?? {}
    const chosen = Object.entries(shown.turnOptions.value)
    return { ...offered, ...Object.fromEntries(chosen.filter(([name]) => name in offered)) }
  }

  function attach(): void {
    shown.attach(kept && (plugin?.userKey() ?? ''), chatId)
    unsubscribe?.()
    unsubscribe = storage.subscribe?.((change) => {
      if (change.type === 'saved') list.put(change.summary)
      else if (change.type === 'removed') list.drop(change.id)
      else {
        list.clear()
        shown.clear()
      }
    })
  }

  function show(chat: Chat, id: string): void {
    const before = view.current()
    view.show(chat)
    shown.show(id)
    if (before !== chat) chats.leave(before)
  }

  function newConversation(): void {
    isLoading.value = false
    if (view.current().conversation.headId !== null || !shown.isNew()) show(chats.open(), '')
  }

  async function open(id: string): Promise<boolean> {
    const isLive = chats.get(id) !== undefined
    const chat = chats.open(id)
    isLoading.value = !isLive
    if (chat !== view.current()) show(chat, id)
    await chat.loaded
    const isShown = chat === view.current()
    if (isShown) isLoading.value = false
    const isThere = chat.conversation.headId !== null
    if (!isThere && isShown) newConversation()
    return isThere
  }

  /** A conversation that is gone: whoever looks at it gets an empty one. */
  function forget(id: string): Promise<void> {
    const isShown = chats.get(id) === view.current()
    const ended = chats.end(id)
    list.drop(id)
    shown.forget(id)
    if (isShown) show(chats.open(), '')
    return ended
  }

  /** What goes wrong with the storage is told of, whoever catches it. */
  async function telling<Value>(work: () => Promise<Value>): Promise<Value> {
    try {
      return await work()
    } catch (thrown) {
      const error = isTyqwError(thrown) ? thrown : toStorageError(thrown)
      view.report(error.toJSON())
      throw error
    }
  }

  /** What a reload finds: the conversation this tab had open, or in a new tab the newest. */
  async function restore(): Promise<void> {
    const start = view.current()
    // The first rendering is the server's; what only this browser knows comes after it.
    await Promise.resolve()
    const active = shown.active()
    shown.resume()
    const listed = telling(() => list.load(storage)).catch(() => undefined)
    if (active) await open(active)
    await listed
    const isUntouched = start === view.current() && start.conversation.headId === null
    const newest = list.newest()
    if (active === undefined && newest && isUntouched && !shown.draft.value) await open(newest)
    isLoading.value = false
  }

  watch(
    () => plugin?.userKey(),
    () => {
      void chats.endAll()
      list.clear()
      kept = plugin?.storage(chatId, onBroken)
      storage = kept ?? memoryStorage()
      isLoading.value = kept !== undefined
      attach()
      view.show(chats.open())
      void restore()
    },
  )
  onScopeDispose(() => unsubscribe?.())
  attach()
  if (kept && isBrowser) void restore()

  return {
    view,
    conversations: list.summaries,
    draft: shown.draft,
    attachments: shown.attachments,
    place: shown.place,
    turnOptions: shown.turnOptions,
    switches,
    askedWith,
    editQueued(input) {
      const isTaken = view.withdraw(input)
      if (isTaken) shown.giveBack(view.conversationId.value, [input])
      return isTaken
    },
    isLoading,
    open,
    newConversation,
    ...createConversationActions({
      storage: () => storage,
      chats,
      list,
      shown,
      view,
      open,
      forget,
      startAnew: () => show(chats.open(), ''),
      telling,
    }),

    setContinueText(text) {
      continueText = text
    },
  }
}
