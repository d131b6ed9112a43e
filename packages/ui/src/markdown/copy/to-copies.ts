import type { Source } from '@tyqw/core'
import type { TyqwMarkdownOptions } from '../markdown-options'
import { toAllowedUrl, toLinkPolicy } from '../url-policy'
import { loadedRenderer } from '../use-renderer'
import { toHtml } from './to-html'
import { toPlainText, type CopyRules } from './to-plain-text'
import { toTree } from './token-tree'

/** A Markdown text, and the sources its marks stand for. */
export interface MarkedText {
  readonly text: string
  readonly sources: readonly Source[]
}

/** A text in the ways it can be copied. None has marks of sources. */
export interface Copies {
  /** Without the signs of Markdown. */
  readonly text: string
  readonly markdown: string
  /** For word processors. Absent, as is the clean text, until the renderer is there. */
  readonly html?: string
}

/** The plainest marks of sources. The renderer knows more of them, and what is code. */
const mark = /<ref>\[[^\]<]{0,40}\]<\/ref>|\[ref_\d{1,4}\]/g

/** Texts that follow one another, to be copied as one. */
export function toCopies(texts: readonly MarkedText[], options: TyqwMarkdownOptions = {}): Copies {
  const copies = texts.map((text) => toCopy(text, options))
  const join = (key: 'text' | 'markdown') => copies.map((copy) => copy[key].trim()).join('\n\n')
  const html = copies.map((copy) => copy.html ?? '').join('')
  return { text: join('text'), markdown: join('markdown'), ...(html && { html }) }
}

function toCopy({ text, sources }: MarkedText, options: TyqwMarkdownOptions): Copies {
  const renderer = loadedRenderer()
  if (!renderer) {
    const plain = text.replaceAll(mark, '')
    return { text: plain, markdown: plain }
  }
  const known = new Set(sources.map(({ index }) => index))
  const isSource = (index: string) => known.has(index)
  const policy = toLinkPolicy(options.linkPolicy)
  const rules: CopyRules = { isSource, toAddress: (href) => toAllowedUrl(href, policy)?.href }
  const nodes = toTree(renderer.parseMarkdown(text, options.citationFormat))
  return {
    text: toPlainText(nodes, rules),
    markdown: renderer.withoutCitations(text, options, isSource),
    html: toHtml(nodes, rules),
  }
}
