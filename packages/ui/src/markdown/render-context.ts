import type { Source } from '@tyqw/core'
import { h, type Component, type Ref, type VNodeChild } from 'vue'
import type { Footnotes } from './footnotes/footnotes'
import type { FirstWords } from '../locale/first-zh-cn'
import type { SourceMarks } from './sources/source-marks'
import type { UrlPolicy, UrlRules } from './url-policy'

/** Components that take an element's place, by tag: `{ table: MyTable }`. `pre` gets `code` and `language`. */
export type TyqwMarkdownComponents = Readonly<Record<string, Component>>

export interface RenderContext {
  /** Read by the marks alone, so that sources which come late render nothing else. */
  readonly sources: Readonly<Ref<ReadonlyMap<string, Source>>>
  /** Shows what a mark stands for. */
  readonly sourceMarks: SourceMarks
  /** Read by footnotes alone, so that those which come late render nothing else. */
  readonly footnotes: Footnotes
  readonly linkPolicy: UrlPolicy
  readonly imagePolicy: UrlPolicy | UrlRules | undefined
  readonly components: TyqwMarkdownComponents
  readonly locale: FirstWords
}

/** An element, or the component that takes its place. */
export function createElement(
  context: RenderContext,
  tag: string,
  props: Record<string, unknown>,
  children: VNodeChild[] = [],
): VNodeChild {
  const component = Object.hasOwn(context.components, tag) ? context.components[tag] : undefined
  return component ? h(component, props, () => children) : h(tag, props, children)
}
