import type { MessageChunk } from '../src/model/chunk'
import { toErrorData, type TyqwErrorData } from '../src/model/errors'
import { createMessage, textOf, type MessageStatus } from '../src/model/message'
import {
  createTokenProvider,
  reduceMessage,
  Tyqw,
  TyqwEvent,
  type BailianAppFrame,
  type BailianAppRequest,
  type TyqwOptions,
} from '../src/index'
import { createTestClock } from './test-clock'

type Options = TyqwOptions<BailianAppRequest, BailianAppFrame>

/** What the client does in one row of the table of faults. Plain data, so that a page can be told of it. */
export interface FaultScript {
  readonly options?: Pick<Options, 'retry' | 'maxEventBytes' | 'incrementalOutput'>
  /**
   * When the reader leaves: before the request is built, while a token is waited for, once the server has the request, while a retry is waited for, at a
   * text, at the last chunk, or after it.
   */
  readonly leaveAt?: 'once' | 'token' | 'request' | 'retry' | 'text' | 'finish' | 'after'
  /** By `stop()` of a send or the signal of a stream; or the loop of a stream is left. @default 'abort' */
  readonly leaveBy?: 'abort' | 'break' | 'throw'
  /** Nothing more comes after that. The clock moves on until something happens. */
  readonly silentAfter?: 'request' | 'head' | 'text'
  /** Every listener throws. */
  readonly throws?: boolean
  /** Tokens live so long by the server's clock, which is the test clock less `skewMs`; or none ever comes. */
  readonly token?: { readonly livesMs: number; readonly skewMs: number } | 'never'
}

/** What came of it. */
export interface FaultOutcome {
  readonly status: MessageStatus
  readonly text: string
  readonly errors: readonly TyqwErrorData[]
  /** Chunks that end an answer. */
  readonly terminals: number
  readonly finishes: number
  /** How long each retry waited, in ms. */
  readonly delays: readonly number[]
  /** How often a token was loaded. */
  readonly tokens: number
  /** Errors of listeners that were reported, and everything else that nobody caught. */
  readonly reported: number
  readonly left: {
    /** Listeners still on the signal and on the document. */
    readonly listeners: number
    /** Timers still waiting. */
    readonly timers: number
  }
}

/** How a row is run, and how the server's side is asked. */
export interface FaultSetting {
  readonly baseUrl: string
  readonly mode: 'send' | 'stream'
  /** How many requests the server has got. */
  readonly requests: () => number | Promise<number>
  /** Told at each text. */
  readonly onText: () => void
}

/** Runs one row: one question, with everything counted. */
export async function runFault(
  { baseUrl, mode, requests, onText }: FaultSetting,
  script: FaultScript,
): Promise<FaultOutcome> {
  const clock = createTestClock()
  const controller = new AbortController()
  const watched = [watchListeners(controller.signal), watchListeners(document)]
  const seen = { heads: 0, texts: 0, tokens: 0, reported: 0, terminals: 0, finishes: 0 }
  const errors: TyqwErrorData[] = []
  const delays: number[] = []
  let isOver = false

  const { token } = script
  const getToken =
    token &&
    createTokenProvider({
      clock,
      load() {
        seen.tokens++
        if (token === 'never') return new Promise(() => undefined)
        const expiresAt = clock.now() - token.skewMs + token.livesMs
        return Promise.resolve({ token: `token-${seen.tokens}`, expiresAt })
      },
    })
  const tyqw = new Tyqw({
    appId: 'app',
    baseUrl,
    clock,
    ...script.options,
    ...(getToken && { getToken }),
    async fetch(input, init) {
      const response = await globalThis.fetch(input, init)
      seen.heads++
      return response
    },
  })
  const stopReporting = catchReports(() => seen.reported++)
  const fail = () => {
    if (script.throws) throw new Error('a listener of the page')
  }
  tyqw.on(TyqwEvent.ERROR, (error) => void errors.push(error.toJSON()))
  tyqw.on(TyqwEvent.FINISH, () => void seen.finishes++)
  tyqw.on(TyqwEvent.CHUNK, ({ type }) => {
    if (type === 'text-delta' || type === 'text-replace') {
      seen.texts++
      onText()
    }
    if (type === 'finish' || type === 'error') seen.terminals++
  })
  tyqw.on(TyqwEvent.RETRY, ({ delayMs }) => {
    delays.push(delayMs)
    queueMicrotask(() => (script.leaveAt === 'retry' ? leave() : clock.advance(delayMs)))
  })
  for (const type of Object.values(TyqwEvent)) tyqw.on(type, fail)

  const leave = () => (mode === 'send' ? void tyqw.stop() : controller.abort())
  const isReached = async (point: FaultScript['leaveAt'] | FaultScript['silentAfter']) =>
    point === 'once' ||
    (point === 'token' && seen.tokens > 0) ||
    (point === 'request' && (await requests()) > 0) ||
    (point === 'head' && seen.heads > 0) ||
    (point === 'text' && seen.texts > 0)

  async function watch(): Promise<void> {
    while (!isOver) {
      if (script.leaveBy === undefined && (await isReached(script.leaveAt))) return leave()
      if (await isReached(script.silentAfter)) clock.advance(1000)
      await new Promise((resolve) => setTimeout(resolve, 1))
    }
  }

  async function stream(): Promise<ReturnType<typeof createMessage>> {
    let message = createMessage('assistant', { id: 'answer', createdAt: 0 })
    const read = (chunk: MessageChunk) => (message = reduceMessage(message, chunk, clock.now()))
    try {
      for await (const chunk of tyqw.stream('你好', { signal: controller.signal })) {
        read(chunk)
        const isThere =
          (script.leaveAt === 'text' && seen.texts > 0) || script.leaveAt === chunk.type
        if (isThere && script.leaveBy === 'break') break
        if (isThere && script.leaveBy === 'throw') throw new Error('the page')
        if (isThere && script.leaveAt === 'finish') controller.abort()
      }
    } catch (error) {
      if (script.leaveBy !== 'throw') errors.push(toErrorData(error))
    }
    return message
  }

  const asked = mode === 'send' ? tyqw.send('你好') : stream()
  if (script.leaveAt === 'once') leave()
  const watching = watch()
  const message = await asked
  isOver = true
  await watching
  if (script.leaveAt === 'after') leave()
  const timers = clock.waiting
  // Nothing wakes up later.
  clock.advance(3_600_000)
  await new Promise((resolve) => setTimeout(resolve))
  stopReporting()
  return {
    status: message?.status ?? { type: 'submitted' },
    text: message ? textOf(message) : '',
    errors,
    terminals: seen.terminals,
    finishes: seen.finishes,
    delays,
    tokens: seen.tokens,
    reported: seen.reported,
    left: { listeners: watched.reduce((sum, count) => sum + count(), 0), timers },
  }
}

/** Counts the listeners that are on a target, added from now on. A listener for once is gone after its event. */
export function watchListeners(target: EventTarget): () => number {
  const listeners = new Set<unknown>()
  const { addEventListener, removeEventListener } = target
  target.addEventListener = (
    type: string,
    listener: EventListener | null,
    options?: boolean | AddEventListenerOptions,
  ) => {
    listeners.add(listener)
    const isOnce = typeof options === 'object' && options.once
    if (isOnce)
      addEventListener.call(target, type, () => listeners.delete(listener), { once: true })
    addEventListener.call(target, type, listener, options)
  }
  target.removeEventListener = (
    type: string,
    listener: EventListener | null,
    options?: boolean | EventListenerOptions,
  ) => {
    listeners.delete(listener)
    removeEventListener.call(target, type, listener, options)
  }
  return () => listeners.size
}

/** Stands in for the page's `reportError`. @returns A function that puts it back. */
function catchReports(onReport: () => void): () => void {
  const own = Object.getOwnPropertyDescriptor(globalThis, 'reportError')
  Object.defineProperty(globalThis, 'reportError', { configurable: true, value: onReport })
  return () => {
    if (own) Object.defineProperty(globalThis, 'reportError', own)
    else Reflect.deleteProperty(globalThis, 'reportError')
  }
}
