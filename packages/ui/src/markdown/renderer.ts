import type { CitationFormat } from '@tyqw/core'
import type { MarkdownIt, Token } from 'markdown-it'
import { computed, defineComponent, h, type PropType, type VNodeChild } from 'vue'
import { createMarkdownDocument } from './engine/markdown-document'
import { createFootnotes } from './footnotes/footnotes'
import { isPartAwaited } from './lazy-part'
import { createParser } from './parser'
import { createBlockRenderer } from './render-blocks'
import type { RenderContext } from './render-context'
import { createSourceMarks } from './sources/source-marks'
import { renderSourcePopover } from './sources/render-source-popover'
import { useResting } from './use-resting'
import { useSpacedText } from './use-spaced-text'

export { withoutCitations } from './citation-rule'

const parsers = new Map<CitationFormat | undefined, MarkdownIt>()

/** One for all texts whose marks look alike. */
function parserOf(citationFormat: CitationFormat | undefined): MarkdownIt {
  const parser = parsers.get(citationFormat) ?? createParser({ citationFormat })
  parsers.set(citationFormat, parser)
  return parser
}

/** A Markdown text as tokens, for what is not shown: a copy of it. */
export function parseMarkdown(
  text: string,
  citationFormat: CitationFormat | undefined,
): readonly Token[] {
  return parserOf(citationFormat).parse(text, {})
}

/** A Markdown text as elements. While it streams, the end is repaired, and a caret may stand there. */
export const MarkdownBody = defineComponent({
  name: 'MarkdownBody',
  props: {
    content: { type: String, required: true },
    /** Completes what has half arrived. */
    streaming: { type: Boolean, required: true },
    caret: { type: Boolean, required: true },
    citationFormat: { type: String as PropType<CitationFormat | undefined>, default: undefined },
    context: {
      type: Object as PropType<Omit<RenderContext, 'footnotes' | 'sourceMarks'>>,
      required: true,
    },
  },
  setup(props) {
    const text = computed(() => createMarkdownDocument(parserOf(props.citationFormat)))
    const footnotes = createFootnotes(() => props.streaming)
    const sourceMarks = createSourceMarks()
    // Another policy or language shows everything anew.
    const renderer = computed(() => {
      return createBlockRenderer({ ...props.context, footnotes, sourceMarks })
    })
    const end = () => (props.caret ? 'caret' : props.streaming ? 'open' : undefined)
    const content = useSpacedText(
      () => props.content,
      () => props.streaming,
    )
    const isResting = useResting(
      () => props.content,
      () => props.caret,
    )
    // Not made again for a text that has come, but is not shown yet.
    const nodes = computed(() => {
      return renderer.value.render(text.value.update(content.value, props.streaming), end())
    })
    let shown: VNodeChild[] = []
    return () => {
      const made = nodes.value
      const waits = isPartAwaited() && props.streaming
      if (!waits) shown = made
      const resting = isResting.value ? '' : undefined
      return [
        h(
          'div',
          { class: 'tyqw-markdown', dir: 'auto', 'data-resting': resting, key: 'text' },
          shown,
        ),
        renderSourcePopover(sourceMarks, props.context),
      ]
    }
  },
})
