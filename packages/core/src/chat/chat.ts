import { createEmitter, type Emitter } from '../client/events'
import type { MessageChunk } from '../model/chunk'
import {
  CONVERSATION_SCHEMA_VERSION,
  type ChatStatus,
  type Conversation,
} from '../model/conversation'
import { busyError, toErrorData, type TyqwErrorData } from '../model/errors'
import { generateId as defaultGenerateId } from '../model/id'
import { createMessage, textOf, type ChatMessage, type FilePart } from '../model/message'
import { isTerminal, reduceMessage } from '../model/reduce-message'
import type { ChatRequest } from '../model/request'
import type { ChatTransport } from '../model/transport'
import { truncatedError } from '../protocols/failure'
import { toMemory, toSession } from './memory'
import { appendMessage, pathOf, replaceMessage } from './message-tree'
import type { ToolStream } from './tools/tool-stream'
import type { ChatTools } from './tools/tools'
import { untilAborted } from './until-aborted'

export interface ChatOptions {
  /** Where answers come from: a `Tyqw`, or any other transport. */
  client: ChatTransport
  /** Functions of the page that the model may call: `createTools({ … })`. @default none */
  tools?: ChatTools
  /** Goes on with this conversation. @default a new, empty one */
  conversation?: Conversation
  /** The id of a new conversation. @default generateId() */
  conversationId?: string
  /** Unique ids for messages and conversations. @default 32 random hex digits */
  generateId?: () => string
  /** The clock, in ms since epoch. @default Date.now */
  now?: () => number
}

/** What the user says in one turn. */
export interface ChatInput {
  text: string
  files?: readonly FilePart[]
}

/** What a chat's events hand to their listeners. */
export type ChatEventMap = {
  /** A message is new or has changed; always a new object. */
  message: ChatMessage
  /** The conversation has changed in shape: a message joined the path, or its session changed. */
  conversation: Conversation
  status: ChatStatus
  /** An answer failed, or a call was refused (code `busy`). */
  error: TyqwErrorData
  /** An answer has ended, whatever its status. */
  finish: ChatMessage
}

/** A live conversation, free of Vue and of HTTP. */
export interface Chat extends Pick<Emitter<ChatEventMap>, 'on' | 'off'> {
  readonly conversation: Conversation
  /** The visible path, oldest first. */
  readonly messages: readonly ChatMessage[]
  readonly status: ChatStatus
  /** Why the last answer failed, until the next one begins. */
  readonly error: TyqwErrorData | undefined
  /**
   * Asks a question. Resolves to the answer once it has ended, whatever its status. Blank text without files
   * sends nothing and resolves to undefined, as does a call while an answer is under way (event `error`, code `busy`).
   */
  send(input: string | ChatInput): Promise<ChatMessage | undefined>
  /** Asks the last question again. The earlier answer is kept as a sibling. */
  regenerate(): Promise<ChatMessage | undefined>
  /** Ends the answer under way; its text so far is kept, and tools that run for it are aborted. */
  stop(): void
  /**
   * Lets a tool run whose part is in state `approval-requested`; the message waits with status `requires-action`. For any
   * other id, a second time, and once the answer has ended, nothing happens.
   */
  approveTool(toolCallId: string): void
  /** Denies that call; the model is told so and goes on without it. */
  denyTool(toolCallId: string): void
}

/** Makes a conversation that talks through `client`. */
export function createChat(options: ChatOptions): Chat {
  const { client, tools, generateId = defaultGenerateId, now = Date.now } = options
  const emitter = createEmitter<ChatEventMap>()
  let conversation =
    options.conversation ?? emptyConversation(options.conversationId ?? generateId(), now())
  let status: ChatStatus = 'ready'
  let error: TyqwErrorData | undefined
  let running: Run | undefined

  function setStatus(next: ChatStatus): void {
    if (status === next) return
    status = next
    emitter.emit('status', next)
  }

  function setConversation(next: Conversation): void {
    conversation = next
    emitter.emit('conversation', next)
  }

  function join(message: ChatMessage, parentId: string | null): void {
    setConversation(appendMessage(conversation, message, parentId))
    emitter.emit('message', message)
  }

  /** Answers a question of the path. The caller has seen that no other answer is under way. */
  async function answer(question: ChatMessage): Promise<ChatMessage> {
    const controller = new AbortController()
    const path = pathOf(conversation, question.id)
    const memory = toMemory(conversation, path, now())
    const previous = conversation.session
    let message = createMessage('assistant', { id: generateId(), createdAt: now() })
    let sessionId: string | undefined

    /** Everything is in its newest state before listeners hear of it: one of them may stop the answer. */
    function fold(chunk: MessageChunk): void {
      const next = reduceMessage(message, chunk, now())
      if (next === message) return
      message = next
      conversation = replaceMessage(conversation, next)
      emitter.emit('message', next)
      if (running === run && message.status.type === 'streaming') setStatus('streaming')
    }

    /** Ends the answer, once: with its own terminal chunk, or with `chunk` where it has none. */
    function settle(chunk: MessageChunk): void {
      if (running !== run) return
      if (!isTerminal(message.status)) fold(chunk)
      if (running !== run) return
      running = undefined
      const answered = { sessionId, path: [...path, message] }
      const session = toSession(memory, answered, previous, now())
      const { session: _, ...rest } = conversation
      setConversation({ ...rest, ...(session && { session }), updatedAt: now() })
      error = message.status.type === 'incomplete' ? message.status.error : undefined
      setStatus(error ? 'error' : 'ready')
      if (error) emitter.emit('error', error)
      emitter.emit('finish', message)
    }

    const run: Run = {
      stop() {
        settle({ type: 'finish', reason: 'stopped' })
        controller.abort()
      },
    }
    running = run
    error = undefined
    join(message, question.id)
    if (running === run) setStatus('submitted')
    // A listener may have stopped it by now.
    if (running !== run) return message

    try {
      const request = toRequest(question, memory)
      const { signal } = controller
      const withTools = tools?.stream(client, request, { signal })
      run.approve = withTools?.approve
      const chunks = withTools ?? client.stream(request, { signal })
      for await (const chunk of untilAborted(chunks, signal)) {
        if (running !== run) break
        if (chunk.type === 'session') sessionId = chunk.sessionId
        fold(chunk)
      }
      settle({ type: 'error', error: truncatedError().toJSON() })
    } catch (thrown) {
      settle({ type: 'error', error: toErrorData(thrown) })
    }
    return message
  }

  function isBusy(): boolean {
    if (running) emitter.emit('error', busyError().toJSON())
    return running !== undefined
  }

  return {
    get conversation() {
      return conversation
    },
    get messages() {
      return pathOf(conversation)
    },
    get status() {
      return status
    },
    get error() {
      return error
    },
    on: emitter.on,
    off: emitter.off,

    async send(input) {
      const { text, files = [] } = typeof input === 'string' ? { text: input } : input
      if (text.trim() === '' && files.length === 0) return undefined
      if (isBusy()) return undefined
      const question = createMessage('user', {
        id: generateId(),
        createdAt: now(),
        parts: [...files, ...(text ? [{ type: 'text' as const, text }] : [])],
      })
      join(question, conversation.headId)
      return answer(question)
    },

    async regenerate() {
      const question = pathOf(conversation).findLast((message) => message.role === 'user')
      return question && !isBusy() ? answer(question) : undefined
    },

    stop() {
      running?.stop()
    },

    approveTool(toolCallId) {
      running?.approve?.(toolCallId)
    },

    denyTool(toolCallId) {
      running?.approve?.(toolCallId, false)
    },
  }
}

/** The answer under way. */
interface Run {
  stop(): void
  approve?: ToolStream['approve'] | undefined
}

function toRequest(question: ChatMessage, memory: ReturnType<typeof toMemory>): ChatRequest {
  const files = question.parts.filter((part) => part.type === 'file')
  return {
    text: textOf(question),
    incrementalOutput: true,
    ...(files.length > 0 && { files }),
    ...memory,
  }
}

function emptyConversation(id: string, now: number): Conversation {
  return {
    id,
    title: '',
    createdAt: now,
    updatedAt: now,
    schemaVersion: CONVERSATION_SCHEMA_VERSION,
    headId: null,
    nodes: {},
  }
}
