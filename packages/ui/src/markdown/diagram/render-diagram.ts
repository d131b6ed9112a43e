import { h, type FunctionalComponent, type VNodeChild } from 'vue'
import CodeBlock from '../code/CodeBlock.vue'
import { lazyPart } from '../lazy-part'
import DiagramFrame from './DiagramFrame.vue'
import { loadMermaid } from './mermaid-loader'

interface DiagramProps extends Record<string, unknown> {
  readonly code: string
  readonly streaming: boolean
  readonly hasCaret: boolean
}

const drawnDiagram = lazyPart(async () => {
  if (!(await loadMermaid())) return undefined
  return (await import('./MermaidDiagram.vue')).default
})

/** The frame of a diagram while what draws it is on its way; code where it cannot be had. */
const Diagram: FunctionalComponent<DiagramProps> = ({ code, streaming, hasCaret }) => {
  const Drawn = drawnDiagram.use()
  if (!Drawn) return h(CodeBlock, { code, language: 'mermaid', streaming, hasCaret })
  return h(Drawn === 'coming' ? DiagramFrame : Drawn, { code, streaming })
}
Diagram.props = ['code', 'streaming', 'hasCaret']

export function renderDiagram(props: DiagramProps, key: number): VNodeChild {
  // Asked for here, before it is shown, so that a text that streams can wait for it.
  drawnDiagram.use()
  return h(Diagram, { ...props, key })
}
