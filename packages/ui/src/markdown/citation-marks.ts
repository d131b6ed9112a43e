import { h, type FunctionalComponent, type VNodeChild } from 'vue'
import { showBidi } from './bidi-rule'
import type { CitationMeta } from './citation-rule'
import type { RenderContext } from './render-context'
import { linkTitle, toAllowedUrl } from './url-policy'

interface CitationMarksProps {
  meta: CitationMeta
  /** What was written, for where it is no mark after all. */
  text: string
  context: RenderContext
}

/** Marks of sources. A component, so that sources which come late render nothing but their marks. */
export const CitationMarks: FunctionalComponent<CitationMarksProps> = ({ meta, text, context }) => {
  const { indexes, needsSource, isInLink } = meta
  const isKnown = indexes.some((index) => context.sources.value.has(index))
  if (needsSource && !isKnown) return text
  return h(
    'span',
    { class: 'tyqw-citations' },
    indexes.map((index) =>
      h('sup', { class: 'tyqw-citation' }, [renderMark(index, context, isInLink === true)]),
    ),
  )
}
CitationMarks.props = ['meta', 'text', 'context']

/** The number alone; a link where the source has an address, and where it is not in a link itself. */
function renderMark(index: string, context: RenderContext, isInLink: boolean): VNodeChild {
  const { locale, sources, linkPolicy } = context
  const source = sources.value.get(index)
  const name = source?.title ?? source?.documentName ?? source?.siteName
  const label = name ? locale.source(index, showBidi(name)) : locale.untitledSource(index)
  const url = source?.url ? toAllowedUrl(source.url, linkPolicy) : undefined
  if (!url || isInLink) return h('span', { title: label, role: 'img', 'aria-label': label }, index)
  const title = linkTitle(url, label)
  const rel = 'noopener noreferrer nofollow'
  return h('a', { href: url.href, rel, target: '_blank', title, 'aria-label': label }, index)
}
