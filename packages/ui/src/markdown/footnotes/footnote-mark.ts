import type { Token } from 'markdown-it'
import { h, type FunctionalComponent } from 'vue'
import { showBidi } from '../bidi-rule'
import { renderBidi } from '../render-bidi'
import type { RenderContext } from '../render-context'
import type { FootnoteMeta } from './footnote-rule'

interface FootnoteMarkProps {
  token: Token
  context: RenderContext
}

/** The mark of a footnote. A component, so that a note which comes late renders nothing but its marks. */
export const FootnoteMark: FunctionalComponent<FootnoteMarkProps> = ({ token, context }) => {
  const { footnotes, locale } = context
  const { label, isInLink } = token.meta as unknown as FootnoteMeta
  const note = footnotes.at('note', label)
  const isDefined = note.isThere()
  if (!isDefined && !footnotes.isOpen()) return renderBidi(token.content)
  const name = { 'aria-label': locale.footnote(showBidi(label)) }
  const button = { type: 'button', onClick: note.go, ...footnotes.at('mark', label).props }
  const shown = [renderBidi(label)]
  return h('sup', { class: 'tyqw-footnote-ref' }, [
    isDefined && !isInLink
      ? h('button', { ...name, ...button }, shown)
      : h('span', { ...name, role: 'img' }, shown),
  ])
}
FootnoteMark.props = ['token', 'context']
