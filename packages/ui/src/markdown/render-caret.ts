import { h, type VNode } from 'vue'

/** How long the caret breathes in and out, in ms; as in markdown.css. */
const BREATH_MS = 1200
let count = 0

/**
 * The caret behind the newest token. It is a new element each time: one that moved with the text would count as a
 * layout shift. `--tyqw-breath` lets it go on breathing where the last one was.
 */
export function renderCaret(): VNode {
  const breath = `-${Math.round(performance.now() % BREATH_MS)}ms`
  const props = { class: 'tyqw-caret', style: { '--tyqw-breath': breath }, 'aria-hidden': 'true' }
  return h('span', { ...props, key: `caret-${(count += 1)}` })
}
