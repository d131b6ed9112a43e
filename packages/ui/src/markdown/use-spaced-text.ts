import { onScopeDispose, shallowReadonly, shallowRef, watch, type ShallowRef } from 'vue'

/** A frame that costs the page less, in ms, is followed by the next update at once. */
const CHEAP_MS = 8

/** Tells what the frame that comes costs, in ms: from its beginning to what the page does next. */
export type MeasureFrame = (tell: (cost: number) => void) => void

/**
 * A text that grows, given out no faster than the page can show it: a frame that took long is followed by a pause as long, so
 * that showing takes half of the time at most. The newest state is always shown in the end, and at once when no more comes.
 *
 * @param isGrowing - Whether more of it is to come.
 */
export function useSpacedText(
  text: () => string,
  isGrowing: () => boolean,
  measure: MeasureFrame = measureFrame,
): Readonly<ShallowRef<string>> {
  const shown = shallowRef(text())
  let timer: ReturnType<typeof setTimeout> | undefined
  let pauseUntil = 0
  let isMeasuring = false

  function show(): void {
    clearTimeout(timer)
    timer = undefined
    shown.value = text()
    if (isMeasuring || !isGrowing()) return
    isMeasuring = true
    measure((cost) => {
      isMeasuring = false
      if (cost > CHEAP_MS) pauseUntil = performance.now() + cost
    })
  }

  watch([text, isGrowing], () => {
    const pause = pauseUntil - performance.now()
    if (pause <= 0 || !isGrowing()) show()
    else timer ??= setTimeout(show, pause)
  })
  onScopeDispose(() => clearTimeout(timer))
  return shallowReadonly(shown)
}

/** A hidden page has no frames, and nothing to pay for them. */
const measureFrame: MeasureFrame = (tell) => {
  if (document.hidden) return tell(0)
  requestAnimationFrame(() => {
    const begin = performance.now()
    // Runs as soon as the frame's layout and paint are done.
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener(
      'message',
      () => {
        port1.close()
        tell(performance.now() - begin)
      },
      { once: true },
    )
    port1.start()
    port2.postMessage(undefined)
  })
}
