import type { Emitter } from '../client/events'
import type { Clock } from '../model/clock'
import type { ChatStatus, Conversation } from '../model/conversation'
import type { TyqwErrorData } from '../model/errors'
import type { ChatMessage, FilePart, MessageMetadata } from '../model/message'
import type { TurnOptions } from '../model/request'
import type { ChatTransport, RetryInfo } from '../model/transport'
import type { ConversationStorage } from '../storage/storage'
import type { MemoryMode } from './memory'
import type { ChatTools } from './tools/tools'

export interface ChatOptions {
  /** Where answers come from: a `Tyqw`, or any other transport. */
  client: ChatTransport
  /** Functions of the page that the model may call: `createTools({ … })`. @default none */
  tools?: ChatTools
  /** Where the conversation is kept. @default nowhere: it ends with the page */
  storage?: ConversationStorage
  /** Goes on with this conversation. @default the stored one of `conversationId`, else a new, empty one */
  conversation?: Conversation
  /** The id of the conversation. @default generateId() */
  conversationId?: string
  /** How a turn carries what was said before. @default 'auto' */
  memory?: MemoryMode
  /** How many turns go as messages at most, the new one included; system messages always go. @default 50 */
  historyLimit?: number
  /** A send during an answer waits for its end, in order, instead of being refused. @default false */
  queue?: boolean
  /** What each question is asked with that does not say itself; read when it is asked, also again. @default nothing */
  turnOptions?: () => TurnOptions
  /** What is said to go on with an answer where the wire has no way of its own. @default '请从中断的地方继续，不要重复前面的内容。' */
  continueText?: string
  /** Unique ids for messages and conversations. @default 32 random hex digits */
  generateId?: () => string
  /** The time, in ms since epoch. @default the clock's */
  now?: () => number
  /** Time and timers, for tests. @default the machine's */
  clock?: Clock
}

/** What the user says in one turn, and how it is to be answered. */
export interface ChatInput extends TurnOptions {
  text: string
  files?: readonly FilePart[]
}

/** What was not sent, or not answered at all, and belongs back to its writer. */
export interface ReturnedInput {
  /** In the order they were given. */
  readonly inputs: readonly ChatInput[]
  /**
   * `busy`: refused, because an answer is under way. `held`: it waited in the queue, and the answer before it was stopped or
   * failed. `failed`: it was sent and nothing came back but an error; the question stands in the conversation too.
   */
  readonly reason: 'busy' | 'held' | 'failed'
  /** The question that was to be asked in these words, where an edit was refused. */
  readonly editOf?: string
}

/** What the user thinks of an answer. */
export type Feedback = NonNullable<MessageMetadata['feedback']>

/** The client waits before it sends a question again. Nothing of the answer has come, and nothing was billed. */
export interface ChatRetry extends RetryInfo {
  /** When the wait began, in ms since epoch. */
  readonly at: number
}

/** What a chat's events hand to their listeners. */
export type ChatEventMap = {
  /** A message is new or has changed; always a new object. */
  message: ChatMessage
  /** The conversation has changed in shape: its path, title or session. */
  conversation: Conversation
  status: ChatStatus
  /** An answer failed, a call was refused (code `busy`), or the conversation could not be stored (kind `storage`). */
  error: TyqwErrorData
  /** An answer has ended, whatever its status. */
  finish: ChatMessage
  /** What waits for the answer under way to end, in order. */
  queue: readonly ChatInput[]
  /** The client waits before it sends the question again; undefined once the answer moves on. */
  retrying: ChatRetry | undefined
  /** The user of this page rated an answer, or took it back. */
  feedback: ChatMessage
  /** Text and files to give back, to a composer for one. */
  returned: ReturnedInput
  /** Another tab removed the conversation from the storage. This one keeps it in the page and stores nothing more. */
  removed: undefined
}

/** A live conversation, free of Vue and of HTTP. */
export interface Chat extends Pick<Emitter<ChatEventMap>, 'on' | 'off'> {
  readonly conversation: Conversation
  /** The visible path, oldest first. */
  readonly messages: readonly ChatMessage[]
  readonly status: ChatStatus
  /** Why the last answer failed, until the next one begins. */
  readonly error: TyqwErrorData | undefined
  /** What waits for the answer under way to end, in order. */
  readonly queue: readonly ChatInput[]
  /** Why the answer under way takes its time, where the client waits before it sends the question again. */
  readonly retrying: ChatRetry | undefined
  /** Resolves once the stored conversation is there. What is sent before waits for it. Never rejects. */
  readonly loaded: Promise<void>
  /**
   * Asks a question. Resolves to the answer once it has ended, whatever its status. Blank text without files sends nothing and
   * resolves to undefined, as does a call while an answer is under way (event `error`, code `busy`) unless `queue` is set, and
   * one that waited in the queue when the answer before it was stopped or failed. What was not sent comes back as `returned`.
   */
  send(input: string | ChatInput): Promise<ChatMessage | undefined>
  /**
   * Takes a question out of the queue, by the object that stands in `queue`. What its `send` resolves to is undefined, and
   * nothing is given back.
   *
   * @returns False when it does not wait any more.
   */
  withdraw(input: ChatInput): boolean
  /**
   * Asks a question again. The earlier answer is kept as another version.
   *
   * @param id - An answer or a question. @default the last question of the path
   * @throws ConfigError `message-unknown`
   */
  regenerate(id?: string): Promise<ChatMessage | undefined>
  /**
   * Asks a question in other words. The earlier question, and all that followed it, are kept as another version. A text keeps
   * the question's files.
   *
   * @throws ConfigError `message-unknown` for what is no question of the conversation
   */
  edit(id: string, input: string | ChatInput): Promise<ChatMessage | undefined>
  /**
   * Goes on with an answer that broke off (`canContinue`), in the same message.
   *
   * @param id - @default the last message of the path
   * @throws ConfigError `cannot-continue`
   */
  continue(id?: string): Promise<ChatMessage | undefined>
  /**
   * Shows another version of a message, and what followed it. Nothing happens during an answer (event `error`, code `busy`).
   *
   * @throws ConfigError `message-unknown`
   */
  switchVersion(id: string): void
  /** Ends the answer under way; its text so far is kept, and tools that run for it are aborted. What waits is given back. */
  stop(): void
  /**
   * Lets a tool run whose part is in state `approval-requested`; the message waits with status `requires-action`. For any
   * other id, a second time, and once the answer has ended, nothing happens.
   */
  approveTool(toolCallId: string): void
  /** Denies that call; the model is told so and goes on without it. */
  denyTool(toolCallId: string): void
  /**
   * Rates an answer that has ended, in its `metadata.feedback`; undefined takes it back. It is stored with the conversation.
   * Nothing happens while that answer is under way.
   *
   * @throws ConfigError `message-unknown` for what is no answer of the conversation
   */
  setFeedback(id: string, feedback: Feedback | undefined): void
  /** Blank: the title is made from the first question again. */
  rename(title: string): void
  /** Lists show it before the others. */
  pin(isPinned: boolean): void
  /** Stores what is not stored yet. Never rejects: what goes wrong is an `error`. */
  flush(): Promise<void>
  /** Ends what is under way, stores the rest and listens to nobody any more. */
  close(): Promise<void>
}
