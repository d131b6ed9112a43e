import { nextTick, onScopeDispose, shallowReadonly, shallowRef, watch, type ShallowRef } from 'vue'

/** An update that costs the page less, in ms, is followed by the next one at once. */
const CHEAP_MS = 8
/** From so many ms on an update is felt, and is given more than its own time of rest: up to so many times, and so many ms. */
const FELT_MS = 16
const MOST_REST = 4
const LONGEST_REST_MS = 1000

/** Tells what the update that has just begun costs so far, in ms: each time more is known. */
export type MeasureUpdate = (tell: (cost: number) => void) => void

/**
 * A text that grows, given out no faster than the page can show it: an update that took long is followed by a pause at
 * least as long, so that showing takes half of the time at most. The newest state is always shown in the end, and at once when no
 * more comes.
 *
 * @param isGrowing - Whether more of it is to come.
 */
export function useSpacedText(
  text: () => string,
  isGrowing: () => boolean,
  measure: MeasureUpdate = measureUpdate,
): Readonly<ShallowRef<string>> {
  const shown = shallowRef(text())
  let timer: ReturnType<typeof setTimeout> | undefined
  let pauseUntil = 0

  function show(): void {
    clearTimeout(timer)
    timer = undefined
    shown.value = text()
    if (!isGrowing()) return
    measure((cost) => {
      pauseUntil = Math.max(pauseUntil, performance.now() + pauseAfter(cost))
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

/** How long the page rests after an update that cost so much, both in ms. */
export function pauseAfter(cost: number): number {
  if (cost <= CHEAP_MS) return 0
  const rest = cost * Math.min(Math.max(cost / FELT_MS, 1), MOST_REST)
  return Math.max(cost, Math.min(rest, LONGEST_REST_MS))
}

/** Frames are measured where scripts took longer, in ms, or the last one was dear, and else one in so many: measuring has its price, too. */
const SMALL_MS = 4
const MEASURED_SHARE = 8
let unmeasured = 0
let updates = 0

/** What Vue does, and then what the browser does: at once, or in the frame that comes. A hidden page has no frames. */
const measureUpdate: MeasureUpdate = (tell) => {
  const begin = performance.now()
  const update = (updates += 1)
  void nextTick(() => {
    const scripts = performance.now() - begin
    tell(scripts)
    unmeasured -= 1
    if (scripts < SMALL_MS && unmeasured > 0) return
    afterTask(() => {
      const spent = performance.now() - begin
      tell(spent)
      if (document.hidden) return
      requestAnimationFrame((frame) => {
        // Where the pointer is over the page, its layout comes in the frame, but before this.
        const start = Math.max(frame, begin + spent)
        afterTask(() => {
          const drawing = performance.now() - start
          // Where another one has begun since, it is in the frame as well.
          const cost = update === updates ? spent + drawing : Math.max(spent, drawing)
          unmeasured = cost < CHEAP_MS ? MEASURED_SHARE : 0
          tell(cost)
        })
      })
    })
  })
}

/** What is called when the page is done with what it does now; in a frame, with its layout and paint too. */
const waiting: (() => void)[] = []
let channel: MessageChannel | undefined

function afterTask(call: () => void): void {
  channel ??= openChannel()
  waiting.push(call)
  channel.port2.postMessage(undefined)
}

/** One for all: a channel for each update would cost more than the update. */
function openChannel(): MessageChannel {
  const opened = new MessageChannel()
  opened.port1.addEventListener('message', () => waiting.shift()?.())
  opened.port1.start()
  return opened
}
