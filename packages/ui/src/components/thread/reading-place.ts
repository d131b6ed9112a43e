import type { Span } from './thread-entries'

/** What is read, and how far it has moved since it was noted. */
export interface ReadingPlace {
  /** Notes what is first in view, of the messages that will stay mounted. */
  note(staying?: Span): void
  /** How far it has moved, in pixels; downwards is positive. */
  moved(): number
  /** Scrolls it back to where it was noted. */
  restore(): void
}

/** Scroll anchoring, for browsers without. */
export function createReadingPlace(viewport: HTMLElement, thread: HTMLElement): ReadingPlace {
  let read: Element | undefined
  let top = 0

  const moved = () => (read?.isConnected ? topOf(read) - top : 0)
  return {
    note(staying) {
      const start = topOf(viewport)
      const isInView = (element: Element) => element.getBoundingClientRect().bottom > start
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
      top = read ? topOf(read) : 0
    },
    moved,
    restore() {
      const distance = moved()
      if (Math.abs(distance) >= 1) viewport.scrollTop += distance
    },
  }
}

function topOf(element: Element): number {
  return element.getBoundingClientRect().top
}
