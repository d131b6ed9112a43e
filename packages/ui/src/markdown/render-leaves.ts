import type { Token } from 'markdown-it'
import { h, type FunctionalComponent, type VNodeChild } from 'vue'
import type { CitationMeta } from './citation-rule'
import CodeBlock from './CodeBlock.vue'
import GatedImage from './GatedImage.vue'
import { createElement, type RenderContext } from './render-context'
import { toAllowedUrl } from './url-policy'

/** Where a token stands: its key among its siblings, and whether the text ends there for now. */
interface Place {
  readonly key: number
  readonly hasCaret: boolean
}

type RenderLeaf = (token: Token, context: RenderContext, place: Place) => VNodeChild

/** How tokens without children are shown, by type. */
export const leafRenderers: Readonly<Record<string, RenderLeaf>> = {
  text: (token) => token.content,
  softbreak: () => '\n',
  hardbreak: (_, __, { key }) => h('br', { key }),
  hr: (_, context, { key }) => createElement(context, 'hr', { key }),
  code_inline: (token, context, { key }) =>
    createElement(context, 'code', { key }, [token.content]),
  code_block: (token, context, place) => renderCode(token.content, '', context, place),
  fence: (token, context, place) =>
    renderCode(token.content, token.info.trim().split(/\s+/, 1)[0] ?? '', context, place),
  image: renderImage,
  citation: renderCitation,
  task: renderTask,
}

function renderCode(
  code: string,
  language: string,
  context: RenderContext,
  { key, hasCaret }: Place,
): VNodeChild {
  const props = { code: code.replace(/\n$/, ''), language }
  const own = context.components['pre']
  return own ? h(own, { ...props, key }) : h(CodeBlock, { ...props, hasCaret, key })
}

function renderImage(token: Token, context: RenderContext, { key }: Place): VNodeChild {
  const src = String(token.attrGet('src') ?? '')
  const alt = token.children?.map((child) => child.content).join('') ?? ''
  const own = context.components['img']
  if (own) return h(own, { src, alt, key })
  return h(GatedImage, { src, alt, policy: context.imagePolicy, key: `${key}:${src}` })
}

function renderCitation(token: Token, context: RenderContext, { key }: Place): VNodeChild {
  const { indexes } = token.meta as unknown as CitationMeta
  return h(
    'span',
    { class: 'tyqw-citations', key },
    indexes.map((index) =>
      h('sup', { class: 'tyqw-citation' }, [h(CitationMark, { index, context })]),
    ),
  )
}

/** The number alone; a link where the source has an address. */
const CitationMark: FunctionalComponent<{ index: string; context: RenderContext }> = ({
  index,
  context,
}) => {
  const { locale, sources, linkPolicy } = context
  const source = sources.value.get(index)
  const name = source?.title ?? source?.documentName ?? source?.siteName
  const label = name ? locale.source(index, name) : locale.untitledSource(index)
  const url = source?.url ? toAllowedUrl(source.url, linkPolicy) : undefined
  if (!url) return h('span', { title: label, role: 'img', 'aria-label': label }, index)
  const rel = 'noopener noreferrer nofollow'
  return h('a', { href: url.href, rel, target: '_blank', title: label, 'aria-label': label }, index)
}
CitationMark.props = ['index', 'context']

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
