import { createEmitter } from '../client/events'
import { systemClock } from '../model/clock'
import { createConversation, type ChatStatus, type Conversation } from '../model/conversation'
import { busyError, type TyqwErrorData } from '../model/errors'
import { generateId as defaultGenerateId } from '../model/id'
import { createMessage, type ChatMessage } from '../model/message'
import type { RetryInfo } from '../model/transport'
import { createAnswer, type Answer } from './answer'
import type {
  Chat,
  ChatEventMap,
  ChatInput,
  ChatOptions,
  ChatRetry,
  ReturnedInput,
} from './chat-types'
import { toContinuation } from './continuation'
import { withFeedback } from './feedback'
import { findBroken, findMessage } from './find-message'
import { endInterrupted } from './keeping/interrupted'
import { createLazyKeeper } from './keeping/lazy-keeper'
import { spendSession, toMemory, withSession, type Memory, type MemoryMode } from './memory'
import { appendMessage, nodeOf, pathOf, replaceMessage, showMessage } from './message-tree'
import { withPin, withTitle } from './naming'
import { createSendQueue } from './queue'
import { filesOf, toInput, toQuestion, toRequest } from './turn'

/** Makes a conversation that talks through `client`. */
export function createChat(options: ChatOptions): Chat {
  const { client, tools, storage, generateId = defaultGenerateId, clock = systemClock } = options
  const { memory: mode = 'auto', historyLimit = 50, now = () => clock.now() } = options
  const emitter = createEmitter<ChatEventMap>()
  const queue = createSendQueue((inputs) => emitter.emit('queue', inputs))
  let conversation = options.conversation
    ? endInterrupted(options.conversation)
    : createConversation({ id: options.conversationId ?? generateId(), createdAt: now() })
  let status: ChatStatus = 'ready'
  let error: TyqwErrorData | undefined
  let running: Answer | undefined
  let retrying: ChatRetry | undefined
  const mayBeStored = options.conversationId !== undefined || options.conversation !== undefined
  let isLoaded = !storage || !mayBeStored
  let stops = 0

  const keeper =
    storage &&
    createLazyKeeper({
      storage,
      id: conversation.id,
      mayBeStored,
      clock: { ...clock, now },
      get: current,
      isAnswering: (id) => running?.message.id === id,
      adopt(next) {
        const before = current()
        conversation = next
        for (const [id, { message }] of Object.entries(next.nodes))
          if (nodeOf(before, id)?.message !== message) emitter.emit('message', message)
        emitter.emit('conversation', next)
      },
      onError: (data) => emitter.emit('error', data),
      onRemoved: () => emitter.emit('removed', undefined),
    })

  /** The answer under way grows apart from the tree, so that a token costs no more in a long thread. */
  function current(): Conversation {
    if (running) conversation = replaceMessage(conversation, running.message)
    return conversation
  }

  function setStatus(next: ChatStatus): void {
    if (status === next) return
    status = next
    emitter.emit('status', next)
  }

  function setConversation(next: Conversation): void {
    conversation = next
    keeper?.changed('now')
    emitter.emit('conversation', next)
  }

  function join(message: ChatMessage, parentId: string | null): void {
    const next = appendMessage(current(), message, parentId)
    setConversation(withTitle(next, next.title))
    // A listener may have changed it by now.
    emitter.emit('message', nodeOf(current(), message.id)?.message ?? message)
  }

  function giveBack(
    inputs: readonly ChatInput[],
    reason: ReturnedInput['reason'],
    editOf?: string,
  ): undefined {
    if (inputs.length > 0) emitter.emit('returned', { inputs, reason, ...(editOf && { editOf }) })
  }

  function setRetrying(next: ChatRetry | undefined): void {
    if (retrying === next) return
    retrying = next
    emitter.emit('retrying', next)
  }

  function isBusy(): boolean {
    return running !== undefined || keeper?.isBusyElsewhere === true
  }

  /** Says that an answer is under way, so that nothing is done. */
  function refuse(input?: ChatInput, editOf?: string): undefined {
    emitter.emit('error', busyError().toJSON())
    if (input) giveBack([input], 'busy', editOf)
  }

  function remember(path: readonly ChatMessage[], how: MemoryMode = mode): Memory {
    const { hasSessions } = client
    return toMemory(conversation, path, { mode: how, historyLimit, hasSessions, now: now() })
  }

  /** A session that another tab may use too is claimed before; then the turn may have to go as messages after all. */
  async function claim(path: readonly ChatMessage[], memory: Memory): Promise<Memory> {
    const { session } = conversation
    if (!keeper || !session) return memory
    const seen = path.map(({ id }) => id)
    setConversation({ ...conversation, session: { ...session, seen } })
    const isStored = await keeper.flush()
    if (isStored && conversation.session?.seen.at(-1) === seen.at(-1)) return memory
    setConversation(spendSession(conversation))
    return remember(path)
  }

  /** Runs one answer: a new one, or the rest of one that broke off. The caller has seen that no other is under way. */
  function answer(question: ChatMessage, broken?: ChatMessage, input?: ChatInput) {
    const before = pathOf(current(), question.id)
    const rest = broken && toContinuation(broken, client, options.continueText)
    const path = [...before, ...(rest?.path ?? [])]
    const askedAt = now()
    let memory: Memory = {}

    const run = createAnswer({
      message: broken ?? createMessage('assistant', { id: generateId(), createdAt: askedAt }),
      now,
      onChange(message) {
        keeper?.changed()
        emitter.emit('message', message)
        if (running !== run) return
        setRetrying(undefined)
        if (message.status.type === 'streaming') setStatus('streaming')
      },
      open(signal) {
        const send = (remembered: Memory) => {
          memory = remembered
          const { files: _, ...turn }: Partial<ChatInput> = input ?? options.turnOptions?.() ?? {}
          const request = { ...turn, ...toRequest(question), ...rest?.request, ...memory }
          const onRetry = (info: RetryInfo) =>
            running === run && setRetrying({ ...info, at: now() })
          if (!tools) return client.stream(request, { signal, onRetry })
          return tools.stream(client, request, { signal, onRetry, answer: broken })
        }
        const memoryNow = remember(path, rest?.request.partial ? 'messages' : mode)
        const isShared = keeper && memoryNow.sessionId && mode === 'auto'
        return isShared ? claim(path, memoryNow).then(send) : send(memoryNow)
      },
      onEnd(message, sessionId) {
        conversation = replaceMessage(conversation, message)
        running = undefined
        setRetrying(undefined)
        const answered = { sessionId, path: [...before, message], askedAt }
        setConversation({ ...withSession(conversation, mode, memory, answered), updatedAt: now() })
        void keeper?.flush().then(release)
        error = message.status.type === 'incomplete' ? message.status.error : undefined
        setStatus(error ? 'error' : 'ready')
        if (error) emitter.emit('error', error)
        emitter.emit('finish', message)
        if (error && input && message.parts.length === 0) giveBack([input], 'failed')
        if (message.status.type !== 'complete') giveBack(queue.giveBack(), 'held')
        else if (!running) queue.next(chat.send)
      },
    })
    const release = keeper?.hold(run.message.id)
    running = run
    error = undefined
    if (broken) emitter.emit('message', run.message)
    else join(run.message, question.id)
    if (running === run) setStatus('submitted')
    // A listener may have stopped it by now.
    return running === run ? run.run() : run.message
  }

  const chat: Chat = {
    get conversation() {
      return current()
    },
    get messages() {
      return pathOf(current())
    },
    get status() {
      return status
    },
    get error() {
      return error
    },
    get queue() {
      return queue.inputs
    },
    get retrying() {
      return retrying
    },
    loaded: keeper?.loaded ?? Promise.resolve(),
    on: emitter.on,
    off: emitter.off,

    async send(given) {
      const input = toInput(given, [], options.turnOptions?.())
      if (!input) return undefined
      const stopsBefore = stops
      if (!isLoaded) await chat.loaded
      if (stops > stopsBefore) return giveBack([input], 'held')
      if (isBusy()) return options.queue && running ? queue.push(input) : refuse(input)
      const question = toQuestion(input, { id: generateId(), createdAt: now() })
      join(question, conversation.headId)
      return answer(question, undefined, input)
    },

    async regenerate(id) {
      if (!isLoaded) await chat.loaded
      const last = id === undefined ? conversation.headId : findMessage(conversation, id).id
      const question = pathOf(conversation, last).findLast(({ role }) => role === 'user')
      if (!question) return undefined
      return isBusy() ? refuse() : answer(question)
    },

    async edit(id, given) {
      if (!isLoaded) await chat.loaded
      const question = findMessage(conversation, id, 'user')
      const input = toInput(given, filesOf(question), options.turnOptions?.())
      if (!input) return undefined
      if (isBusy()) return refuse(input, id)
      const edited = toQuestion(input, { id: generateId(), createdAt: now() })
      join(edited, nodeOf(conversation, id)?.parentId ?? null)
      return answer(edited, undefined, input)
    },

    async continue(id) {
      if (!isLoaded) await chat.loaded
      if (isBusy()) return refuse()
      const broken = findBroken(conversation, id ?? conversation.headId)
      if (broken.answer.id !== conversation.headId)
        setConversation(showMessage(conversation, broken.answer.id))
      return answer(broken.question, broken.answer)
    },

    switchVersion(id) {
      const known = findMessage(conversation, id).id
      if (isBusy()) refuse()
      else setConversation(showMessage(conversation, known))
    },

    stop() {
      stops += 1
      running?.stop()
    },
    withdraw: queue.withdraw,
    approveTool: (toolCallId) => running?.approve(toolCallId),
    denyTool: (toolCallId) => running?.approve(toolCallId, false),

    setFeedback(id, feedback) {
      const rated = withFeedback(findMessage(conversation, id, 'assistant'), feedback)
      if (running?.message.id === id || nodeOf(conversation, id)?.message === rated) return
      setConversation(replaceMessage(current(), rated))
      emitter.emit('message', rated)
      emitter.emit('feedback', rated)
    },

    rename: (title) => setConversation(withTitle(current(), title)),
    pin: (isPinned) => setConversation(withPin(current(), isPinned)),

    flush: async () => void (await keeper?.flush()),

    async close() {
      running?.stop()
      await keeper?.close()
    },
  }
  void keeper?.loaded.then(() => (isLoaded = true))
  return chat
}
