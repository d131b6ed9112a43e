import { h, type FunctionalComponent, type VNodeChild } from 'vue'
import { showBidi } from '../bidi-rule'
import type { Block } from '../engine/block'
import { renderBidi } from '../render-bidi'
import type { RenderContext } from '../render-context'
import type { FootnoteMeta } from './footnote-rule'

/** A footnote where it is written, with its label before it and the way back behind it. */
export function renderNote(
  { open, key }: Block,
  context: RenderContext,
  children: VNodeChild[],
): VNodeChild {
  const { label } = open.meta as unknown as FootnoteMeta
  const props = {
    class: 'tyqw-footnote',
    role: 'doc-footnote',
    'aria-label': context.locale.footnote(showBidi(label)),
    tabindex: -1,
    // Another label is another note.
    key: `${key} ${label}`,
    ...context.footnotes.at('note', label).props,
  }
  return h('div', props, [
    h('span', [renderBidi(label)]),
    h('div', children),
    h(BackButton, { label, context }),
  ])
}

/** A component, so that marks which come and go render nothing else. */
const BackButton: FunctionalComponent<{ label: string; context: RenderContext }> = (props) => {
  const { locale, footnotes } = props.context
  const marks = footnotes.at('mark', props.label)
  if (!marks.isThere()) return undefined
  const button = { type: 'button', 'aria-label': locale.backToText, onClick: marks.go }
  // The second character says: as text, not as an emoji.
  return h('button', button, '↩\uFE0E')
}
BackButton.props = ['label', 'context']
