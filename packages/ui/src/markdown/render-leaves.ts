import type { Token } from 'markdown-it'
import { h, type VNodeChild } from 'vue'
import { CitationMarks } from './citation-marks'
import type { CitationMeta } from './citation-rule'
import CodeBlock from './code/CodeBlock.vue'
import { renderDiagram } from './diagram/render-diagram'
import { FootnoteMark } from './footnotes/footnote-mark'
import GatedImage from './GatedImage.vue'
import { renderMath } from './math/render-math'
import { renderBidi, renderBidiMark } from './render-bidi'
import { createElement, type RenderContext } from './render-context'

/** Where a token stands: its key among its siblings, and whether the text ends there for now. */
interface Place {
  readonly key: number
  readonly hasCaret: boolean
  /** More is to come. */
  readonly isOpen: boolean
}

type RenderLeaf = (token: Token, context: RenderContext, place: Place) => VNodeChild

/** How tokens without children are shown, by type. */
export const leafRenderers: Readonly<Record<string, RenderLeaf>> = {
  text: (token) => token.content,
  softbreak: () => '\n',
  hardbreak: (_, __, { key }) => h('br', { key }),
  hr: (_, context, { key }) => createElement(context, 'hr', { key }),
  code_inline: (token, context, { key }) =>
    createElement(context, 'code', { key }, [renderBidi(token.content)]),
  code_block: (token, context, place) => renderCode(token.content, '', context, place),
  fence: (token, context, place) =>
    renderCode(token.content, token.info.trim().split(/\s+/, 1)[0] ?? '', context, place),
  image: renderImage,
  citation: renderCitation,
  footnote_ref: (token, context, { key }) => h(FootnoteMark, { token, context, key }),
  bidi: (token) => renderBidiMark(token.content),
  math_inline: (token, _, { key }) => renderMath(token, key),
  math_block: (token, _, { key }) => renderMath(token, key),
  task: renderTask,
}

function renderCode(
  code: string,
  language: string,
  context: RenderContext,
  { key, hasCaret, isOpen }: Place,
): VNodeChild {
  const props = { code: code.replace(/\n$/, ''), language }
  const own = context.components['pre']
  if (own) return h(own, { ...props, key })
  const state = { hasCaret, streaming: isOpen }
  if (language === 'mermaid') return renderDiagram({ code: props.code, ...state }, key)
  return h(CodeBlock, { ...props, ...state, key })
}

function renderImage(token: Token, context: RenderContext, { key }: Place): VNodeChild {
  const src = String(token.attrGet('src') ?? '')
  const alt = token.children?.map((child) => child.content).join('') ?? ''
  const own = context.components['img']
  if (own) return h(own, { src, alt, key })
  const policy = context.imagePolicy && { policy: context.imagePolicy }
  return h(GatedImage, { src, alt, ...policy, key: `${key}:${src}` })
}

function renderCitation(token: Token, context: RenderContext, { key }: Place): VNodeChild {
  const meta = token.meta as unknown as CitationMeta
  return h(CitationMarks, { meta, text: token.content, context, key })
}

function renderTask(token: Token, context: RenderContext, { key }: Place): VNodeChild {
  const { isDone } = token.meta as unknown as { isDone: boolean }
  const label = isDone ? context.locale.taskDone : context.locale.taskOpen
  return h('span', {
    class: 'tyqw-task-box',
    'data-done': isDone ? '' : undefined,
    role: 'img',
    'aria-label': label,
    key,
  })
}
