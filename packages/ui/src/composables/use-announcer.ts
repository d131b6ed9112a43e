import { textOf, type ChatMessage } from '@tyqw/core'
import {
  nextTick,
  onScopeDispose,
  shallowRef,
  toValue,
  watch,
  type MaybeRefOrGetter,
  type ShallowRef,
} from 'vue'
import type { TyqwLocale } from '../locale/zh-cn'
import type { TyqwStore } from '../store/conversation-store'
import type { SentenceReader } from './sentence-reader'

/** A line in the live region. */
export interface Announcement {
  readonly id: number
  readonly text: string
}

export interface Announcer {
  /** What the live region holds: old lines go, so that it stays small. */
  readonly lines: Readonly<ShallowRef<readonly Announcement[]>>
  /** Tells a screen reader, politely. */
  announce(text: string): void
}

/** What is read out, and how far. */
interface Reading {
  readonly id: string
  /** Undefined while the words for it are being fetched, and where they could not be. */
  reader?: SentenceReader
  readonly ready: Promise<void>
}

const KEPT_LINES = 4
/** Sentences are gathered for this long, in ms, so that speech is not cut into crumbs. */
const GATHER_MS = 1000

/**
 * One polite live region for all that is told of a conversation: that an answer is awaited, whole sentences of the answer, then that
 * it has finished, in that order; which conversation was opened. Nothing of a conversation that is not shown.
 */
export function useAnnouncer(
  store: Pick<TyqwStore, 'on' | 'cells' | 'messageIds' | 'conversationId' | 'title' | 'isLoading'>,
  locale: MaybeRefOrGetter<TyqwLocale>,
): Announcer {
  const lines = shallowRef<readonly Announcement[]>([])
  let count = 0
  let reading: Reading | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  function announce(text: string): void {
    if (!text) return
    lines.value = [...lines.value, { id: (count += 1), text }]
    // Later: what comes and goes at once is not put into the page in its order.
    void nextTick(() => (lines.value = lines.value.slice(-KEPT_LINES)))
  }

  /** @param from - How much of the answer was there before anyone listened. */
  function startReading(id: string, from: number): Reading {
    if (reading?.id === id) return reading
    const started: Reading = {
      id,
      ready: import('./sentence-reader').then(
        ({ createSentenceReader }) =>
          void (started.reader = createSentenceReader(toValue(locale), from)),
        () => undefined, // Offline: that it has finished is told all the same.
      ),
    }
    return (reading = started)
  }

  function readOut(message: ChatMessage, isFinished = false): void {
    clearTimeout(timer)
    timer = undefined
    if (reading?.id === message.id)
      announce(reading.reader?.read(textOf(message), isFinished) ?? '')
  }

  const lastMessage = () => store.cells.get(store.messageIds.at(-1) ?? '')

  let conversationId = store.conversationId
  watch(lastMessage, (message, before) => {
    const wasThere = conversationId !== store.conversationId
    conversationId = store.conversationId
    if (message?.role !== 'assistant') return
    const { type } = message.status
    if (!wasThere && type !== before?.status.type) {
      if (type === 'submitted') announce(toValue(locale).waiting)
      if (type === 'requires-action') announceQuestion(message)
    }
    if (type !== 'streaming') return
    startReading(message.id, wasThere ? textOf(message).length : 0)
    timer ??= setTimeout(() => {
      timer = undefined
      const newest = lastMessage()
      if (newest?.status.type === 'streaming') readOut(newest)
    }, GATHER_MS)
  })

  function announceQuestion(message: ChatMessage): void {
    for (const part of message.parts) {
      if (part.type === 'tool' && part.state === 'approval-requested') {
        announce(toValue(locale).askTool(part.name))
      }
    }
  }

  const isShown = (message: ChatMessage) => store.messageIds.includes(message.id)

  const stopListening = store.on('finish', async (message) => {
    const { status } = message
    // An answer that ended in a conversation nobody looks at is not read out.
    if (!isShown(message)) return
    const hasStopped = status.type === 'incomplete' && status.reason === 'stopped'
    if (!hasStopped) {
      await startReading(message.id, 0).ready
      if (!isShown(message)) return
      readOut(message, true)
    }
    clearTimeout(timer)
    timer = undefined
    const texts = toValue(locale)
    if (status.type === 'complete') announce(texts.answerFinished)
    // A failure speaks for itself: it is an alert.
    else if (status.type === 'incomplete' && !status.error) {
      announce(hasStopped ? texts.answerStopped : texts.incomplete[status.reason])
    }
  })

  let openId = store.conversationId
  // What comes with the page nobody opened.
  let isFirst = store.isLoading
  watch(
    () => [store.conversationId, store.isLoading] as const,
    ([id, isLoading]) => {
      if (isLoading) return
      if (id !== openId && !isFirst) announce(toValue(locale).opened(store.title))
      openId = id
      isFirst = false
    },
    { flush: 'post' },
  )

  onScopeDispose(() => {
    clearTimeout(timer)
    stopListening()
  })

  return { lines, announce }
}
