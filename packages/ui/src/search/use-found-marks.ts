import { onScopeDispose, toValue, watch, type MaybeRefOrGetter } from 'vue'
import { foldQuery } from './fold-text'
import type { FoundMatch } from './found-place'
import { createMarks } from './highlights'
import { findOnPage } from './page-text'
import type { ConversationSearch } from './use-conversation-search'

export interface FoundMarksOptions {
  /** What holds the messages: elements with `data-id`. */
  root: MaybeRefOrGetter<HTMLElement | null>
  search: Pick<ConversationSearch, 'query' | 'found' | 'current'>
}

export interface FoundMarks {
  /** Where a match stands on the page now; undefined where its message is not mounted, or shows that text otherwise. */
  rangeOf(match: FoundMatch): Range | undefined
  /** The message on the page. */
  messageOf(match: FoundMatch): HTMLElement | undefined
}

/** While the page changes, it is marked once in so many milliseconds. */
const MARK_MS = 100
/** More are not drawn: the page would be slow to paint, and nobody could tell them apart. */
const MARK_LIMIT = 5000

/**
 * Marks what was found in the messages that are on the page, also in those that come to it or change. Where the browser cannot draw
 * marks, the message with the current match has `data-found`.
 */
export function useFoundMarks({ root, search }: FoundMarksOptions): FoundMarks {
  const marks = createMarks()
  /** What was read of a message, for as long as it does not change. */
  let known = new WeakMap<Element, readonly Range[]>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let named: HTMLElement | undefined

  function rangesIn(message: Element): readonly Range[] {
    let ranges = known.get(message)
    if (!ranges) known.set(message, (ranges = findOnPage(message, foldQuery(search.query.value))))
    return ranges
  }

  function messageOf({ messageId }: FoundMatch): HTMLElement | undefined {
    const selector = `[data-id="${CSS.escape(messageId)}"]`
    return toValue(root)?.querySelector<HTMLElement>(selector) ?? undefined
  }

  function rangeOf(match: FoundMatch): Range | undefined {
    const message = messageOf(match)
    const ranges = message ? rangesIn(message) : []
    return ranges[Math.min(match.index, ranges.length - 1)]
  }

  function mark(): void {
    clearTimeout(timer)
    timer = undefined
    const found = new Set(search.found.value.map(({ id }) => id))
    const all: Range[] = []
    for (const message of toValue(root)?.querySelectorAll<HTMLElement>('[data-id]') ?? []) {
      if (!found.has(message.dataset['id'] ?? '')) continue
      if (marks && all.length < MARK_LIMIT) all.push(...rangesIn(message))
    }
    const current = search.current.value
    marks?.draw(all.slice(0, MARK_LIMIT), current && rangeOf(current))
    if (!marks) nameMessage(current && messageOf(current))
  }

  function nameMessage(message: HTMLElement | undefined): void {
    if (named !== message) named?.removeAttribute('data-found')
    named = message
    named?.setAttribute('data-found', '')
  }

  const observer = new MutationObserver((records) => {
    for (const { target } of records) {
      const message = (target instanceof Element ? target : target.parentElement)?.closest(
        '[data-id]',
      )
      if (message) known.delete(message)
    }
    timer ??= setTimeout(mark, MARK_MS)
  })
  watch(
    () => toValue(root),
    (element) => {
      observer.disconnect()
      if (element)
        observer.observe(element, { childList: true, characterData: true, subtree: true })
    },
    { immediate: true, flush: 'post' },
  )
  watch(
    [search.found, search.current],
    ([found], [before]) => {
      if (found !== before) known = new WeakMap()
      mark()
    },
    { flush: 'post' },
  )
  onScopeDispose(() => {
    clearTimeout(timer)
    observer.disconnect()
    marks?.clear()
    nameMessage(undefined)
  })

  return { rangeOf, messageOf }
}
