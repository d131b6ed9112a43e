import type { Token } from 'markdown-it'
import { h, type VNodeChild } from 'vue'
import { renderCaret } from './render-caret'
import { createElement, type RenderContext } from './render-context'
import { leafRenderers } from './render-leaves'
import type { AutolinkMeta } from './autolink-rule'
import { linkTitle, toAllowedUrl } from './url-policy'

const CARET_PLACES = new Set(['inline', 'fence', 'code_block'])

/** How a text ends: with more to come, with a caret that says so, or for good. */
export type TextEnd = 'caret' | 'open' | undefined

/** The VNodes of a token list. Keys are places, so an element stays what it is while the text grows. */
export function renderTokens(
  tokens: readonly Token[],
  end: TextEnd,
  context: RenderContext,
): VNodeChild[] {
  const caretPlace = end === 'caret' ? findCaretPlace(tokens) : undefined
  const openText = end ? tokens.findLast(({ type }) => type === 'inline') : undefined
  let isInOpenText = false
  let position = 0

  function renderUntilClose(next: () => Token | undefined): VNodeChild[] {
    const children: VNodeChild[] = []
    for (let token = next(); token && token.nesting !== -1; token = next()) {
      if (token.nesting === 1) {
        children.push(wrap(token, renderUntilClose(next), children.length))
      } else if (token.type === 'inline') {
        isInOpenText = token === openText
        const inline = walk(token.children ?? [])
        if (token === caretPlace) inline.push(renderCaret())
        children.push(...inline)
      } else {
        const render = leafRenderers[token.type]
        const hasCaret = token === caretPlace
        const place = { key: children.length, hasCaret, isOpen: end !== undefined }
        children.push(render ? render(token, context, place) : token.content)
      }
    }
    return children
  }

  function walk(list: readonly Token[]): VNodeChild[] {
    let index = 0
    return renderUntilClose(() => list[index++])
  }

  function wrap(token: Token, children: VNodeChild[], key: number): VNodeChild {
    if (token.hidden) return children
    const attributes = toAttributes(token)
    if (token.type === 'link_open') {
      const isCut = isInOpenText && (token.meta as AutolinkMeta | null)?.reachesEnd === true
      return renderLink(attributes, children, { key, isCut })
    }
    return createElement(context, token.tag, { ...attributes, key }, children)
  }

  /** A URL that may still grow is not followed anywhere. */
  function renderLink(
    { href = '', title }: Record<string, string>,
    children: VNodeChild[],
    { key, isCut }: { key: number; isCut: boolean },
  ): VNodeChild {
    const url = toAllowedUrl(href, context.linkPolicy)
    if (!url || isCut) return h('span', { key }, children)
    const props = {
      href: url.href,
      title: linkTitle(url, title),
      rel: 'noopener noreferrer nofollow',
      target: '_blank',
    }
    return createElement(context, 'a', { ...props, key }, children)
  }

  const nodes = renderUntilClose(() => tokens[position++])
  if (end === 'caret' && nodes.length === 0) nodes.push(renderCaret())
  return nodes
}

/** What a token says of its element. */
export function toAttributes({ attrs }: Token): Record<string, string> {
  return Object.fromEntries(attrs?.map(([name, value]) => [name, String(value)]) ?? [])
}

/** What ends the document: its last text, or a code block. A rule or an image ends it without a caret. */
function findCaretPlace(tokens: readonly Token[]): Token | undefined {
  const last = tokens.findLast(({ nesting, type, content }) => {
    return nesting === 0 && (type !== 'inline' || content !== '')
  })
  return last && CARET_PLACES.has(last.type) ? last : undefined
}
