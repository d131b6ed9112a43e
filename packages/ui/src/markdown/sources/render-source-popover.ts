import { h, type VNodeChild } from 'vue'
import type { RenderContext } from '../render-context'
import type { SourceMarks } from './source-marks'

/** The source of the mark that is open, or a sentence where its part could not be fetched. */
export function renderSourcePopover(
  marks: SourceMarks,
  {
    sources,
    locale,
    ...context
  }: Pick<RenderContext, 'sources' | 'locale' | 'linkPolicy' | 'imagePolicy'>,
): VNodeChild {
  const mark = marks.open.value
  const Popover = marks.popover.value
  const source = mark && sources.value.get(mark.index)
  if (!source || !Popover) return null
  if (Popover === 'failed') {
    return h(
      'p',
      { class: 'tyqw-source-failed', role: 'status', key: 'popover' },
      locale.partFailed,
    )
  }
  const { linkPolicy, imagePolicy } = context
  return h(Popover, {
    key: 'popover',
    mark,
    source,
    linkPolicy,
    imagePolicy,
    onHold: marks.hold,
    onRelease: marks.release,
    onClose: marks.close,
  })
}
