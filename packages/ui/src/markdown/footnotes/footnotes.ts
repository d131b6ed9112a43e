import { shallowReactive } from 'vue'
import { showBidi } from '../bidi-rule'

/** What marks and notes of one text know of each other. */
export interface Footnotes {
  /** A note may still come. Read by marks that have none. */
  isOpen(): boolean
  /** The marks of a label, or its notes. As in GFM, capital letters or not does not matter. */
  at(part: 'mark' | 'note', label: string): FootnotePlace
}

/** Where the reader can be brought to. */
export interface FootnotePlace {
  /** Whether there is such a place. Who asks is rendered again when the answer changes, and nothing else is. */
  isThere(): boolean
  /** For the VNode that is such a place. */
  readonly props: Readonly<Record<string, unknown>>
  /** For a click: brings the reader there, to the one that was pressed last, or else to the first one. */
  go(event: MouseEvent): void
}

/** For one text: another one on the page may use the same labels. */
export function createFootnotes(isOpen: () => boolean): Footnotes {
  const counts: Record<string, number> = {}
  const shownCounts = shallowReactive(counts)
  const pressed = new Map<string | undefined, HTMLElement>()

  function at(part: 'mark' | 'note', label: string): FootnotePlace {
    const name = `${part} ${showBidi(label).toLowerCase()}`
    // Does not read what is reactive, or what renders the VNode would be rendered again.
    const count = (change: number) => void (shownCounts[name] = (counts[name] ?? 0) + change)
    return {
      isThere: () => Boolean(shownCounts[name]),
      props: {
        'data-footnote': name,
        onVnodeBeforeMount: () => count(1),
        onVnodeBeforeUnmount: () => count(-1),
      },
      go({ currentTarget }) {
        const from = currentTarget as HTMLElement
        pressed.set(from.dataset['footnote'], from)
        const last = pressed.get(name)
        const place = last?.isConnected ? last : findPlace(name, from)
        place?.scrollIntoView({ block: 'nearest' })
        place?.focus()
      },
    }
  }

  return { isOpen, at }
}

/** The first one in the text that an element stands in. */
function findPlace(name: string, from: Element): HTMLElement | null | undefined {
  const selector = `[data-footnote="${CSS.escape(name)}"]`
  return from.closest('.tyqw-markdown')?.querySelector<HTMLElement>(selector)
}
