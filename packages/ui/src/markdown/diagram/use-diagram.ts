import { onBeforeUnmount, onMounted, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import { showBidi } from '../bidi-rule'
import { drawDiagram, type DiagramDrawing } from './draw-diagram'
import { useDarkness } from './use-darkness'

/** A drawing, and where its image is. */
export type ShownDiagram = DiagramDrawing & { readonly url: string }

/** A diagram that streams is tried when nothing came for so long, in ms. */
const REST_MS = 400

/** Draws a diagram when its code is whole, or rests; the last good drawing is kept until there is a better one. */
export function useDiagram(
  props: { readonly code: string; readonly streaming?: boolean },
  element: Readonly<Ref<HTMLElement | null>>,
): { drawing: ShallowRef<ShownDiagram | undefined>; isFailed: ShallowRef<boolean> } {
  const isDark = useDarkness(element)
  const drawing = shallowRef<ShownDiagram>()
  const isFailed = shallowRef(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = 0

  function schedule(): void {
    clearTimeout(timer)
    asked += 1
    if (props.streaming) timer = setTimeout(draw, REST_MS)
    else void draw()
  }

  async function draw(): Promise<void> {
    const { streaming } = props
    const code = showBidi(props.code)
    const request = (asked += 1)
    const isWanted = () => request === asked
    const made = await drawDiagram({ code, isDark: isDark.value, isWanted })
    if (!isWanted()) return
    isFailed.value = !made && !streaming
    if (made) show(made)
    else if (isFailed.value) hide()
  }

  function show(made: DiagramDrawing): void {
    const before = drawing.value?.url
    drawing.value = { ...made, url: URL.createObjectURL(made.image) }
    if (before) URL.revokeObjectURL(before)
  }

  function hide(): void {
    if (drawing.value) URL.revokeObjectURL(drawing.value.url)
    drawing.value = undefined
  }

  onMounted(schedule)
  watch(() => [props.code, props.streaming, isDark.value], schedule, { flush: 'post' })
  onBeforeUnmount(() => {
    clearTimeout(timer)
    asked += 1
    hide()
  })
  return { drawing, isFailed }
}
