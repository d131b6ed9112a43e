import { textOf, type ChatMessage } from '@tyqw/core'
import {
  onScopeDispose,
  shallowRef,
  toValue,
  watch,
  type MaybeRefOrGetter,
  type ShallowRef,
} from 'vue'
import type { TyqwLocale } from '../locale/zh-cn'
import type { TyqwStore } from '../store/conversation-store'
import { createSentenceReader } from './sentence-reader'

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

const KEPT_LINES = 4
/** Sentences are gathered for this long, in ms, so that speech is not cut into crumbs. */
const GATHER_MS = 1000

/** One polite live region: whole sentences of the answer, then that it has finished, in that order. */
export function useAnnouncer(
  store: Pick<TyqwStore, 'on' | 'cells' | 'messageIds'>,
  locale: MaybeRefOrGetter<TyqwLocale>,
): Announcer {
  const lines = shallowRef<readonly Announcement[]>([])
  let count = 0
  let reading: { id: string; reader: ReturnType<typeof createSentenceReader> } | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  function announce(text: string): void {
    if (!text) return
    lines.value = [...lines.value, { id: (count += 1), text }].slice(-KEPT_LINES)
  }

  function readOut(message: ChatMessage, isFinished = false): void {
    clearTimeout(timer)
    timer = undefined
    if (reading?.id !== message.id) reading = { id: message.id, reader: createSentenceReader() }
    announce(reading.reader.read(textOf(message), isFinished))
  }

  const lastMessage = () => store.cells.get(store.messageIds.at(-1) ?? '')

  watch(lastMessage, (message) => {
    if (message?.role !== 'assistant' || message.status.type !== 'streaming') return
    timer ??= setTimeout(() => {
      const newest = lastMessage()
      if (newest?.status.type === 'streaming') readOut(newest)
    }, GATHER_MS)
  })

  const stopListening = store.on('finish', (message) => {
    const { status } = message
    // An answer that ended in a conversation nobody looks at is not read out.
    if (!store.messageIds.includes(message.id)) return
    readOut(message, true)
    const texts = toValue(locale)
    if (status.type === 'complete') announce(texts.answerFinished)
    // A failure speaks for itself: it is an alert.
    else if (status.type === 'incomplete' && !status.error) {
      announce(status.reason === 'stopped' ? texts.answerStopped : texts.incomplete[status.reason])
    }
  })

  onScopeDispose(() => {
    clearTimeout(timer)
    stopListening()
  })

  return { lines, announce }
}
