import { h, isVNode, type VNode, type VNodeChild } from 'vue'
import type { Block } from './engine/block'
import { renderNote } from './footnotes/render-note'
import { renderCaret } from './render-caret'
import { createElement, type RenderContext } from './render-context'
import { renderTokens, toAttributes, type TextEnd } from './render-tokens'
import { tableColumns } from './table-columns'

/** Blocks as VNodes, each made once for as long as its block is the same. */
export interface BlockRenderer {
  /** @param end - How the last of them ends. */
  render(blocks: readonly Block[], end: TextEnd): VNodeChild[]
}

/** So many blocks share an element, which the browser lays out and paints by itself. */
const GROUP_SIZE = 8

/**
 * While a text streams, a group so many blocks before its end is not looked at, and the browser may leave it out until it
 * is: it lays out and paints the end alone.
 */
const FAR_AWAY = 2 * GROUP_SIZE

interface Group {
  readonly blocks: readonly Block[]
  readonly vnode: VNode
  readonly isFar: boolean
}

export function createBlockRenderer(context: RenderContext): BlockRenderer {
  const known = new WeakMap<Block, VNodeChild>()
  let groups: readonly Group[] = []
  let isGrowing = false
  /** Whether groups have been on the page for a frame, after which their sizes are known. */
  const drawn = new WeakMap<Group, boolean>()

  /** What has not changed is handed out again as the same object, which Vue passes by. */
  function show(block: Block, end: TextEnd): VNodeChild {
    const before = known.get(block)
    if (before !== undefined && !end) return before
    const made = make(block, end)
    if (end) known.delete(block)
    else known.set(block, kept(made))
    return made
  }

  function make(block: Block, end: TextEnd): VNodeChild {
    const { open, tokens, children } = block
    if (!children) {
      const shown = renderTokens(tokens ?? [], end, context)
      if (open.hidden || shown.length !== 1) return shown
      const [only] = shown
      if (isVNode(only)) only.key = block.key
      return only
    }
    if (open.type === 'table_open') return makeTable(block, end)
    const shown = showAll(children, end)
    if (open.type === 'footnote_open') return renderNote(block, context, shown)
    return createElement(context, open.tag, { ...toAttributes(open), key: block.key }, shown)
  }

  function showAll(children: readonly Block[], end: TextEnd): VNodeChild[] {
    return children.flatMap((child, index) => {
      const shown = show(child, index === children.length - 1 ? end : undefined)
      return Array.isArray(shown) ? (shown as VNodeChild[]) : [shown]
    })
  }

  function makeTable({ children = [], key }: Block, end: TextEnd): VNodeChild {
    const [head, body] = children
    const { shares, least } = tableColumns([head?.tokens ?? [], body?.children?.[0]?.tokens ?? []])
    const columns = shares.map((share, column) =>
      h('col', { key: column, style: { width: `${share}%` } }),
    )
    const table = [h('colgroup', { key: 'columns' }, columns), ...showAll(children, end)]
    const box = {
      class: 'tyqw-table',
      role: 'group',
      tabindex: 0,
      'aria-label': context.locale.table,
    }
    const style = { minInlineSize: `${least}px` }
    return h('div', { ...box, key }, [createElement(context, 'table', { style }, table)])
  }

  function group(from: number, to: number, blocks: readonly Block[], end: TextEnd): Group {
    const index = from / GROUP_SIZE
    const before = groups[index]
    const isKept = before !== undefined && !end && isSame(before.blocks, blocks, from, to)
    const isFar = isKept && isGrowing && (before.isFar || isPassed(before, blocks.length - to))
    if (isKept && isFar === before.isFar) return before
    const own = blocks.slice(from, to)
    const props = { class: 'tyqw-blocks', 'data-far': isFar ? '' : undefined, key: index }
    const vnode = kept(h('div', props, showAll(own, end))) as VNode
    // The last one is made anew next time, even if its blocks are the same.
    return { blocks: to === blocks.length ? [] : own, vnode, isFar }
  }

  function isPassed(group: Group, left: number): boolean {
    if (left <= FAR_AWAY) return false
    if (!drawn.has(group)) {
      drawn.set(group, false)
      // A hidden page has no frames.
      requestAnimationFrame(() => requestAnimationFrame(() => drawn.set(group, true)))
    }
    return drawn.get(group) === true
  }

  return {
    render(blocks, end) {
      isGrowing = end === 'caret'
      if (blocks.length === 0) return end === 'caret' ? [renderCaret()] : []
      const next: Group[] = []
      for (let from = 0; from < blocks.length; from += GROUP_SIZE) {
        const to = Math.min(from + GROUP_SIZE, blocks.length)
        next.push(group(from, to, blocks, to === blocks.length ? end : undefined))
      }
      groups = next
      return groups.map(({ vnode }) => vnode)
    },
  }
}

function isSame(own: readonly Block[], blocks: readonly Block[], from: number, to: number) {
  if (own.length !== to - from) return false
  return own.every((block, at) => block === blocks[from + at])
}

/** Vue copies a VNode that it mounted before, unless it is memoised: then the same object means that nothing changed. */
function kept(shown: VNodeChild): VNodeChild {
  if (isVNode(shown)) Object.assign(shown, { memo: [] })
  return shown
}
