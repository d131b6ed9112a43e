import { h, type FunctionalComponent, type VNodeChild } from 'vue'
import { showBidi } from './bidi-rule'
import type { CitationMeta } from './citation-rule'
import { createElement, type RenderContext } from './render-context'
import { highlightedSource } from './sources/highlighted-source'
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
  if (needsSource && !isKnown) return renderUnknown(meta, text, context)
  return h(
    'span',
    { class: 'tyqw-citations' },
    indexes.map((index) =>
      h('sup', { class: 'tyqw-citation' }, [renderMark(index, context, isInLink === true)]),
    ),
  )
}
CitationMarks.props = ['meta', 'text', 'context']

/** As it is written, or the link that a definition makes of it. */
function renderUnknown(meta: CitationMeta, text: string, context: RenderContext): VNodeChild {
  const { href, indexes, isInLink } = meta
  const url = href === undefined || isInLink ? undefined : toAllowedUrl(href, context.linkPolicy)
  return url ? createElement(context, 'a', toLink(url), [...indexes]) : text
}

/** The number alone; a button that shows its source, where there is one, and where it is not in a link. */
function renderMark(index: string, context: RenderContext, isInLink: boolean): VNodeChild {
  const { locale, sources, sourceMarks } = context
  const source = sources.value.get(index)
  const name = source?.title || source?.documentName || source?.siteName
  const label = name ? locale.source(index, showBidi(name)) : locale.untitledSource(index)
  if (!source || isInLink)
    return h('span', { title: label, role: 'img', 'aria-label': label }, index)
  return h(
    'button',
    {
      type: 'button',
      'aria-label': label,
      'aria-haspopup': 'dialog',
      'aria-expanded': 'false',
      'data-highlighted': highlightedSource.value === source ? '' : undefined,
      ...sourceMarks.listenersOf(index),
    },
    index,
  )
}

function toLink(url: URL): Record<string, string> {
  const title = linkTitle(url)
  return { href: url.href, rel: 'noopener noreferrer nofollow', target: '_blank', title }
}
