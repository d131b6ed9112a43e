import type { Span } from './thread-entries'

/** What is read, and how far the content above has pushed it since it was noted. Whoever scrolls pushes nothing. */
export interface ReadingPlace {
  /** Notes what is first in view, of the messages that will stay mounted. */
  note(staying?: Span): void
  /** How far it was pushed, in pixels; downwards is positive. */
  moved(): number
  /** Scrolls after it. */
  restore(): void
}

/**
 * Scroll anchoring by hand. The browser's own is no help where much changes at once: Chromium 156 left a reader behind by any
 * number of pixels, in one run and not in the next, and Safari has none.
 */
export function createReadingPlace(viewport: HTMLElement, thread: HTMLElement): ReadingPlace {
  let read: Element | undefined
  /** In pixels below the beginning of all that can be scrolled. */
  let noted = 0

  const placeOf = (element: Element) => topOf(element) + viewport.scrollTop
  const moved = () => (read?.isConnected ? placeOf(read) - noted : 0)
  const place: ReadingPlace = {
    note(staying) {
      const { top: start, bottom: end } = viewport.getBoundingClientRect()
      const isInView = (element: Element) => {
        const { top, bottom } = element.getBoundingClientRect()
        return bottom > start && top < end
      }
      const rows = [...thread.querySelectorAll<HTMLElement>(':scope > .tyqw-row')]
      read = rows.find((row) => {
        const index = Number(row.dataset['from'])
        return isInView(row) && (!staying || (index >= staying.from && index < staying.to))
      })
      // What begins above may change there, while what is in view of it is read.
      for (let inner = read; inner && topOf(inner) < start;) {
        inner = [...inner.children].find(isInView)
        read = inner ?? read
      }
      noted = read ? placeOf(read) : 0
    },
    moved,
    restore() {
      const distance = moved()
      if (Math.abs(distance) >= 1) viewport.scrollTop += distance
      // What was read may be gone by now: whoever jumps reads something else.
      place.note()
    },
  }
  return place
}

function topOf(element: Element): number {
  return element.getBoundingClientRect().top
}
