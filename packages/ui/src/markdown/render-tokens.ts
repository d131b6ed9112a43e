import type { Token } from 'markdown-it'
import { h, type VNodeChild } from 'vue'
import { createElement, type RenderContext } from './render-context'
import { leafRenderers } from './render-leaves'
import { toAllowedUrl } from './url-policy'

/** The VNodes of a token list. Keys are places, so an element stays what it is while the text grows. */
export function renderTokens(
  tokens: readonly Token[],
  hasCaret: boolean,
  context: RenderContext,
): VNodeChild[] {
  const lastInline = hasCaret ? findCaretPlace(tokens) : undefined
  let place = 0

  function renderUntilClose(list: readonly Token[], next: () => Token | undefined): VNodeChild[] {
    const children: VNodeChild[] = []
    for (let token = next(); token && token.nesting !== -1; token = next()) {
      if (token.nesting === 1) {
        children.push(wrap(token, renderUntilClose(list, next), children.length))
      } else if (token.type === 'inline') {
        const inline = walk(token.children ?? [])
        if (token === lastInline) inline.push(caret())
        children.push(...inline)
      } else {
        const render = leafRenderers[token.type]
        children.push(render ? render(token, context, children.length) : token.content)
      }
    }
    return children
  }

  function walk(list: readonly Token[]): VNodeChild[] {
    let index = 0
    return renderUntilClose(list, () => list[index++])
  }

  function wrap(token: Token, children: VNodeChild[], key: number): VNodeChild {
    if (token.hidden) return children
    const attributes = Object.fromEntries(
      token.attrs?.map(([name, value]) => [name, String(value)]) ?? [],
    )
    if (token.type === 'link_open') return renderLink(attributes, children, key)
    if (token.type === 'table_open') return renderTable(children, key)
    return createElement(context, token.tag, { ...attributes, key }, children)
  }

  function renderLink(
    { href = '', title }: Record<string, string>,
    children: VNodeChild[],
    key: number,
  ): VNodeChild {
    const url = toAllowedUrl(href, context.linkPolicy)
    if (!url) return h('span', { key }, children)
    const rel = 'noopener noreferrer nofollow'
    const hint = title ?? (url.host || url.href)
    return createElement(
      context,
      'a',
      { href: url.href, title: hint, rel, target: '_blank', key },
      children,
    )
  }

  function renderTable(children: VNodeChild[], key: number): VNodeChild {
    const box = {
      class: 'tyqw-table',
      role: 'group',
      tabindex: 0,
      'aria-label': context.locale.table,
    }
    return h('div', { ...box, key }, [createElement(context, 'table', {}, children)])
  }

  const nodes = renderUntilClose(tokens, () => tokens[place++])
  if (hasCaret && !lastInline) nodes.push(caret())
  return nodes
}

function caret(): VNodeChild {
  return h('span', { class: 'tyqw-caret', key: 'caret', 'aria-hidden': 'true' })
}

/** The last text of the document, unless something without text stands after it. */
function findCaretPlace(tokens: readonly Token[]): Token | undefined {
  const last = tokens.findLast((token) => token.nesting !== -1)
  return last?.type === 'inline' ? last : undefined
}
