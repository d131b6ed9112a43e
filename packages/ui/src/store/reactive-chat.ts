import {
  createChat,
  createEmitter,
  type Chat,
  type ChatEventMap,
  type ChatInput,
  type ChatMessage,
  type ChatStatus,
  type ChatTools,
  type ChatTransport,
  type TyqwErrorData,
} from '@tyqw/core'
import { computed, markRaw, ref, shallowRef, type ComputedRef, type Ref } from 'vue'
import type { Schedule } from './frame'
import { createMessageCells, type MessageCells } from './message-cells'

export interface ReactiveChatOptions {
  /** The transport of the next request; asked anew for each. */
  client: () => ChatTransport
  /** Functions of the page that the model may call. */
  tools?: ChatTools | undefined
  /** When streamed text is shown. @default the next frame */
  schedule?: Schedule
  /** The clock, in ms since epoch. @default Date.now */
  now?: () => number
}

/** What a chat tells its listeners. */
export type ReactiveChatEvents = Pick<ChatEventMap, 'finish' | 'error'>

/** A `Chat` of `@tyqw/core` that Vue can watch. */
export interface ReactiveChat {
  readonly conversationId: Ref<string>
  /** The visible path, oldest first. */
  readonly messageIds: Ref<readonly string[]>
  readonly status: Ref<ChatStatus>
  /** Why the last answer failed, until the next one begins. */
  readonly error: Ref<TyqwErrorData | undefined>
  /** One cell a message: what a bubble watches. */
  readonly cells: MessageCells
  /** The visible messages, oldest first. Changes with every token; watch a cell where one message is enough. */
  readonly messages: ComputedRef<readonly ChatMessage[]>
  /** Asks a question. Resolves to the answer once it has ended, or to undefined when nothing was sent. */
  send(input: string | ChatInput): Promise<ChatMessage | undefined>
  /** Asks the last question again. */
  regenerate(): Promise<ChatMessage | undefined>
  /** Ends the answer under way; its text so far is kept. */
  stop(): void
  /** Lets a tool run whose part is in state `approval-requested`. */
  approveTool(toolCallId: string): void
  /** Denies it; the model is told so. */
  denyTool(toolCallId: string): void
  /** Ends what is under way and begins an empty conversation. */
  newConversation(): void
  /** @returns A function that takes the listener off again. */
  on<Type extends keyof ReactiveChatEvents>(
    type: Type,
    listener: (payload: ReactiveChatEvents[Type]) => void,
  ): () => void
}

/** Makes a chat whose state Vue can watch. It lives until it is forgotten: nothing here ends with a component. */
export function createReactiveChat(options: ReactiveChatOptions): ReactiveChat {
  const { client, tools, schedule, now } = options
  const cells = createMessageCells(schedule)
  const conversationId = ref('')
  const messageIds = shallowRef<readonly string[]>([])
  const status = ref<ChatStatus>('ready')
  const error = shallowRef<TyqwErrorData>()
  const emitter = createEmitter<ReactiveChatEvents>()
  let release: () => void = () => undefined
  let chat = begin()

  function begin(): Chat {
    const next = createChat({
      client: { stream: (request, init) => client().stream(request, init) },
      ...(tools && { tools }),
      ...(now && { now }),
    })
    const listening = [
      next.on('message', (message) => cells.put(message)),
      next.on('conversation', () => {
        cells.flush()
        messageIds.value = next.messages.map((message) => message.id)
      }),
      next.on('status', (value) => {
        cells.flush()
        status.value = value
        error.value = next.error
      }),
      next.on('error', (value) => emitter.emit('error', value)),
      next.on('finish', (message) => {
        cells.flush()
        emitter.emit('finish', message)
      }),
    ]
    release = () => listening.forEach((off) => off())
    conversationId.value = next.conversation.id
    return next
  }

  return {
    conversationId,
    messageIds,
    status,
    error,
    cells: markRaw(cells),
    messages: computed(() =>
      messageIds.value.flatMap((id) => {
        const message = cells.get(id)
        return message ? [message] : []
      }),
    ),
    send: (input) => chat.send(input),
    regenerate: () => chat.regenerate(),
    stop: () => chat.stop(),
    approveTool: (toolCallId) => chat.approveTool(toolCallId),
    denyTool: (toolCallId) => chat.denyTool(toolCallId),

    newConversation() {
      release()
      chat.stop()
      messageIds.value = []
      cells.clear()
      status.value = 'ready'
      error.value = undefined
      chat = begin()
    },

    on: emitter.on,
  }
}
