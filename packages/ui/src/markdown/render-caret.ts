import { h, type VNode } from 'vue'

/**
 * The caret behind the newest token: the same element for as long as it stays in its place. It is a plain inline element without a box of its
 * own, as a box that moved with the text would count as a layout shift. It breathes where no tokens come for a while.
 */
export function renderCaret(): VNode {
  return h('span', { class: 'tyqw-caret', 'aria-hidden': 'true', key: 'caret' })
}
