import {
  createEmitter,
  versionsOf,
  type Chat,
  type ChatEventMap,
  type ChatInput,
  type ChatMessage,
  type ChatRetry,
  type ChatStatus,
  type Conversation,
  type TyqwErrorData,
} from '@tyqw/core'
import { computed, markRaw, ref, shallowRef, type ComputedRef, type Ref } from 'vue'
import type { Schedule } from './frame'
import { createMessageCells, type MessageCells } from './message-cells'

/** What a chat tells its listeners. */
export type ReactiveChatEvents = Pick<ChatEventMap, 'finish' | 'error' | 'returned' | 'feedback'>

/** What can be done with a chat. */
type ChatActions = Pick<
  Chat,
  | 'send'
  | 'regenerate'
  | 'edit'
  | 'continue'
  | 'switchVersion'
  | 'stop'
  | 'withdraw'
  | 'approveTool'
  | 'denyTool'
  | 'setFeedback'
>

/** What Vue can watch of a `Chat`, and what can be done with it. */
export interface ChatView extends ChatActions {
  readonly conversationId: Ref<string>
  /** Made from the first question, unless it was given. Empty while there is none. */
  readonly title: Ref<string>
  /** The visible path, oldest first. */
  readonly messageIds: Ref<readonly string[]>
  readonly status: Ref<ChatStatus>
  /** Why the last answer failed, until the next one begins. */
  readonly error: Ref<TyqwErrorData | undefined>
  /** Why the conversation is not stored, if so. */
  readonly storageError: Ref<TyqwErrorData | undefined>
  /** Questions that wait for the answer under way to end. */
  readonly queue: Ref<readonly ChatInput[]>
  /** Why the answer under way takes its time, where the client waits before it sends the question again. */
  readonly retrying: Ref<ChatRetry | undefined>
  /** One cell a message: what a bubble watches. */
  readonly cells: MessageCells
  /** The visible messages, oldest first. Changes with every token; watch a cell where one message is enough. */
  readonly messages: ComputedRef<readonly ChatMessage[]>
  /** The ids of a message's versions, itself among them, oldest first; without those that failed before a word. Tracked. */
  versions(id: string): readonly string[]
  /** @returns A function that takes the listener off again. */
  on<Type extends keyof ReactiveChatEvents>(
    type: Type,
    listener: (payload: ReactiveChatEvents[Type]) => void,
  ): () => void
}

/** A view, and the way to point it at a chat. */
export interface MovableChatView extends ChatView {
  /** Shows this chat from now on. The one before goes on unseen. */
  show(chat: Chat): void
  /** The chat that is shown. */
  current(): Chat
  /** Tells of a failure that is not the chat's own. */
  report(error: TyqwErrorData): void
}

/**
 * Shows one chat at a time.
 *
 * @param first - The chat to begin with.
 * @param schedule - When streamed text is shown. @default the next frame
 */
export function createChatView(first: Chat, schedule?: Schedule): MovableChatView {
  const cells = createMessageCells(schedule)
  const emitter = createEmitter<ReactiveChatEvents>()
  const conversationId = ref('')
  const title = ref('')
  const messageIds = shallowRef<readonly string[]>([])
  const status = ref<ChatStatus>('ready')
  const error = shallowRef<TyqwErrorData>()
  const storageError = shallowRef<TyqwErrorData>()
  const queue = shallowRef<readonly ChatInput[]>([])
  const retrying = shallowRef<ChatRetry>()
  const tree = shallowRef<Conversation>(first.conversation)
  let chat = first
  let release: () => void = () => undefined

  function report(data: TyqwErrorData): void {
    if (data.kind === 'storage') storageError.value = data
    emitter.emit('error', data)
  }

  /** The path as it is now. A message that has just come to be visible is put into its cell first. */
  function showPath(): void {
    const { conversation, messages } = chat
    messages.forEach(cells.put)
    cells.flush()
    tree.value = conversation
    title.value = conversation.title
    conversationId.value = conversation.id
    const ids = messages.map((message) => message.id)
    const isSame =
      ids.length === messageIds.value.length &&
      ids.every((id, index) => id === messageIds.value[index])
    if (!isSame) messageIds.value = ids
  }

  function showStatus(): void {
    cells.flush()
    status.value = chat.status
    error.value = chat.error
  }

  function listen(): void {
    const listening = [
      chat.on('message', cells.put),
      chat.on('conversation', showPath),
      chat.on('status', showStatus),
      chat.on('queue', (inputs) => (queue.value = inputs)),
      chat.on('retrying', (retry) => (retrying.value = retry)),
      chat.on('feedback', (message) => emitter.emit('feedback', message)),
      chat.on('returned', (returned) => emitter.emit('returned', returned)),
      chat.on('error', report),
      chat.on('finish', (message) => {
        cells.flush()
        emitter.emit('finish', message)
      }),
    ]
    release = () => listening.forEach((off) => off())
  }

  function show(next: Chat): void {
    release()
    chat = next
    messageIds.value = []
    cells.clear()
    storageError.value = undefined
    queue.value = next.queue
    retrying.value = next.retrying
    listen()
    showStatus()
    showPath()
  }

  show(first)
  return {
    conversationId,
    title,
    messageIds,
    status,
    error,
    storageError,
    queue,
    retrying,
    cells: markRaw(cells),
    messages: computed(() => messageIds.value.flatMap((id) => cells.get(id) ?? [])),
    versions: (id) =>
      versionsOf(tree.value, id).filter(
        (version) => version === id || !isMute(tree.value.nodes[version]?.message),
      ),
    send: (input) => chat.send(input),
    regenerate: (id) => chat.regenerate(id),
    edit: (id, input) => chat.edit(id, input),
    continue: (id) => chat.continue(id),
    switchVersion: (id) => chat.switchVersion(id),
    stop: () => chat.stop(),
    withdraw: (input) => chat.withdraw(input),
    approveTool: (toolCallId) => chat.approveTool(toolCallId),
    denyTool: (toolCallId) => chat.denyTool(toolCallId),
    setFeedback: (id, feedback) => chat.setFeedback(id, feedback),
    on: emitter.on,
    show,
    current: () => chat,
    report,
  }
}

function isMute(message: ChatMessage | undefined): boolean {
  return message?.status.type === 'incomplete' && message.parts.length === 0
}
