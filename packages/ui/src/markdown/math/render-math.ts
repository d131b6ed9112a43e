import type { Token } from 'markdown-it'
import { h, type FunctionalComponent, type VNodeChild } from 'vue'
import { showBidi } from '../bidi-rule'
import { lazyPart } from '../lazy-part'
import { loadKatex } from './katex-loader'
import type { MathMeta } from './math-meta'

interface FormulaProps extends Record<string, unknown> {
  readonly tex: string
  readonly display: boolean
  readonly source: string
}

const drawnFormula = lazyPart(async () => {
  if (!(await loadKatex())) return undefined
  return (await import('./MathFormula.vue')).default
})

/** A formula as it was written, until what draws it has come. */
const Formula: FunctionalComponent<FormulaProps> = (props) => {
  const Drawn = drawnFormula.use()
  if (Drawn && Drawn !== 'coming') return h(Drawn, props)
  const isDisplay = props.display ? '' : undefined
  return h('span', { class: 'tyqw-math', 'data-display': isDisplay }, [
    h('code', { class: 'tyqw-math-source' }, props.source),
  ])
}
Formula.props = ['tex', 'display', 'source']

export function renderMath(token: Token, key: number): VNodeChild {
  // Asked for here, before it is shown, so that a text that streams can wait for it.
  drawnFormula.use()
  const { isDisplay, source } = token.meta as unknown as MathMeta
  const shown = { tex: showBidi(token.content), source: showBidi(source.trim()) }
  return h(Formula, { ...shown, display: isDisplay, key })
}
