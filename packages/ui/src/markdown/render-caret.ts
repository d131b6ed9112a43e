import { h, type VNode } from 'vue'

/** How long the caret breathes in and out, in ms; as in markdown.css. */
const BREATH_MS = 1200
let count = 0

/**
 * The caret behind the newest token. It is a new element each time: one that moved with the text would count as a
 * layout shift. It breathes by the clock while tokens come, because an animation begun for each of them costs more than all
 * the rest; where none come for a while, an animation goes on.
 */
export function renderCaret(): VNode {
  const phase = (performance.now() % BREATH_MS) / BREATH_MS
  const share = Math.round(57.5 - 32.5 * Math.cos(2 * Math.PI * phase))
  const style = { '--tyqw-breath': `${share}%` }
  const props = { class: 'tyqw-caret', style, 'aria-hidden': 'true' }
  return h('span', { ...props, key: `caret-${(count += 1)}` })
}
