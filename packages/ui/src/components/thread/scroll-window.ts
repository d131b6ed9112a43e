import { nextTick } from 'vue'
import type { FollowScroll } from '../../composables/use-follow-scroll'
import type { HeldPlace } from '../../composables/use-thread-place'
import type { ThreadRows } from '../../composables/use-thread-rows'
import { toKeptSpans } from './kept-spans'
import { createReadingPlace } from './reading-place'
import type { Span } from './thread-entries'

/** Messages are mounted before the reader is this close to them, in heights of what is seen. */
const NEAR = 1.5
/** This far above and below the reader messages are mounted. */
const MOUNTED = 3
/** A message that is further away is left out. */
const FAR = 4
/** A thread that was not scrolled for this long rests, in ms. */
const REST_MS = 150

interface Laid extends Span {
  readonly isGap: boolean
  readonly top: number
  readonly bottom: number
}

export interface LongThreadOptions {
  /** The element that scrolls. */
  viewport: HTMLElement
  /** The element whose children are the entries. */
  thread: HTMLElement
  rows: ThreadRows
  follow: Pick<FollowScroll, 'isFollowing' | 'toLatest'>
  place: HeldPlace
}

/**
 * Mounts the messages around the reader of a long thread, and leaves out those that are far away. What is read does not move: a
 * message that is left out is as high as it was, and what a message is higher or lower than it was taken to be is evened out.
 *
 * @returns A function that ends it.
 */
export function attachScrollWindow(options: LongThreadOptions): () => void {
  const { viewport, thread, rows, follow, place } = options
  const reading = createReadingPlace(viewport, thread)
  /** Whether the end, or a message that was asked for, is held in view. */
  const isPlaced = () => follow.isFollowing.value || place.isHolding()
  let width = thread.clientWidth
  let rest: ReturnType<typeof setTimeout> | undefined
  let frame: number | undefined

  /** Where everything lies, as far as it is mounted. Notes how high the messages are. */
  function layOut(): readonly Laid[] {
    return [...thread.children].flatMap((element) => {
      const { from, to } = element instanceof HTMLElement ? element.dataset : {}
      if (from === undefined) return []
      const { top, bottom } = element.getBoundingClientRect()
      const isGap = to !== undefined
      if (!isGap) rows.measure(Number(from), bottom - top)
      return [{ from: Number(from), to: isGap ? Number(to) : Number(from) + 1, isGap, top, bottom }]
    })
  }

  /** The messages between two heights. */
  function toWindow(laid: readonly Laid[], low: number, high: number): Span | undefined {
    let span: Span | undefined
    const add = (from: number) => (span = { from: span?.from ?? from, to: from + 1 })
    for (const place of laid) {
      if (place.bottom <= low || place.top >= high) continue
      if (!place.isGap) add(place.from)
      // A gap ends where mounted messages begin; its beginning is a guess.
      let top = place.bottom - rows.heightOf(place)
      for (let from = place.from; place.isGap && from < place.to && top < high; from += 1) {
        top += rows.heightOf({ from, to: from + 1 })
        if (top > low) add(from)
      }
    }
    return span
  }

  function update(): void {
    const height = viewport.clientHeight
    const [shown] = rows.spans.value
    if (rows.isWhole.value || !rows.isLong.value || !shown || height === 0) return
    const laid = layOut()
    const { top } = viewport.getBoundingClientRect()
    const reaches = ({ top: start, bottom: end }: Laid, heights: number) =>
      end > top - heights * height && start < top + (1 + heights) * height
    // What shows messages may still be on its way; then nothing has a height.
    const isLaid = laid.some((place) => !place.isGap && place.bottom > place.top)
    const isNear = laid.some((place) => place.isGap && reaches(place, NEAR))
    const isFar = laid.some((place) => isIn(place, shown) && !reaches(place, FAR))
    if (!isLaid || (!isNear && !isFar)) return
    rows.learn()
    const next = toWindow(laid, top - MOUNTED * height, top + (1 + MOUNTED) * height)
    if (next) void show(next)
  }

  const isIn = ({ from, isGap }: Laid, span: Span) =>
    !isGap && from >= span.from && from < Math.min(span.to, rows.count() - 2)

  async function show(next: Span): Promise<void> {
    reading.note(next)
    rows.spans.value = [next, ...toKeptSpans(thread)]
    await nextTick()
    if (isPlaced()) return reading.note()
    // To scroll would end the swing of a finger: the gap above takes it, until the thread rests.
    if (rest !== undefined && next.from > 0) {
      rows.slack.value -= reading.moved()
      await nextTick()
    }
    reading.restore()
  }

  async function settle(): Promise<void> {
    rest = undefined
    if (rows.slack.value !== 0) {
      reading.note()
      rows.slack.value = 0
      await nextTick()
      reading.restore()
    }
    update()
  }

  function onScroll(): void {
    clearTimeout(rest)
    rest = setTimeout(() => void settle(), REST_MS)
    reading.note()
    update()
  }

  const observer = new ResizeObserver(() => {
    if (isPlaced()) reading.note()
    else reading.restore()
    if (width !== thread.clientWidth) rows.forget()
    width = thread.clientWidth
    // Not at once: what an observer changes would be observed again.
    frame ??= requestAnimationFrame(() => {
      frame = undefined
      update()
    })
  })
  viewport.style.setProperty('overflow-anchor', 'none')
  observer.observe(thread)
  observer.observe(viewport)
  viewport.addEventListener('scroll', onScroll, { passive: true })
  return () => {
    viewport.style.removeProperty('overflow-anchor')
    observer.disconnect()
    viewport.removeEventListener('scroll', onScroll)
    clearTimeout(rest)
    if (frame !== undefined) cancelAnimationFrame(frame)
  }
}
