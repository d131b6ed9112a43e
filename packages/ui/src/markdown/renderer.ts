import type { Source } from '@tyqw/core'
import type { VNodeChild } from 'vue'
import { createParser } from './parser'
import type { RenderContext } from './render-context'
import { renderTokens } from './render-tokens'
import { repairTail } from './repair-tail'

const parser = createParser()

export interface RenderOptions extends Omit<RenderContext, 'sources'> {
  readonly content: string
  /** Completes what has half arrived. */
  readonly streaming: boolean
  readonly caret: boolean
  readonly sources: readonly Source[]
}

/** Markdown as VNodes. While streaming, the end is repaired; a caret may stand there. */
export function renderMarkdown(options: RenderOptions): VNodeChild[] {
  const { content, streaming, caret, sources, ...context } = options
  const tokens = parser.parse(streaming ? repairTail(content) : content, {})
  return renderTokens(tokens, caret, {
    ...context,
    sources: new Map(sources.map((source) => [source.index, source])),
  })
}
