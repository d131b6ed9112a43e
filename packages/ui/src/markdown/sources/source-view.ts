import type { Source } from '@tyqw/core'
import type { FirstWords } from '../../locale/first-zh-cn'
import { linkTitle, toAllowedUrl, type UrlPolicy } from '../url-policy'

/** A source in words. What is not known of it is missing. */
export interface SourceView {
  /** Tells it from the others of its message. */
  readonly key: string
  readonly index: string
  /** What to call it: its own title, else its document, its site, its host, or its number. */
  readonly title: string
  /** Where it may be followed to. */
  readonly href: string | undefined
  /** What its link's tooltip says. */
  readonly hint: string | undefined
  /** Where it comes from, such as `example.com · 手册.pdf · 第 3 页`. */
  readonly origin: string
  /** The passage that was found. */
  readonly text: string | undefined
  /** A page of the web; else a document. */
  readonly isPage: boolean
}

/** @param linkPolicy - Which links may be followed. */
export function toSourceView(
  source: Source,
  linkPolicy: UrlPolicy,
  locale: FirstWords,
): SourceView {
  const { index, run = 0, documentName, siteName, pages } = source
  const url = source.url ? toAllowedUrl(source.url, linkPolicy) : undefined
  const title =
    source.title || documentName || siteName || url?.host || locale.untitledSource(index)
  // Where it really leads, first: a title or a name may say anything.
  const host = url && url.host !== title ? url.host : undefined
  const name = [documentName, siteName].find((other) => other && other !== title)
  const place = pages?.length ? locale.pages(pages.join(', ')) : undefined
  return {
    key: `${run}/${index}`,
    index,
    title,
    href: url?.href,
    hint: url && linkTitle(url, title),
    origin: [host, name, place].filter(Boolean).join(' · '),
    text: source.text?.trim() || undefined,
    isPage: url !== undefined && !documentName,
  }
}
