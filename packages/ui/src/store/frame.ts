/** Runs something once, soon. @returns A function that takes it back. */
export type Schedule = (run: () => void) => () => void

/** A hidden tab gets no frames, and a throttled one gets them late: after this many milliseconds a timer takes over. */
const FRAME_TIMEOUT_MS = 250

/** Runs with the next frame, or by timer where frames do not come: a hidden tab, a server. */
export const onNextFrame: Schedule = (run) => {
  const hasFrames = typeof requestAnimationFrame === 'function' && !document.hidden
  const cancel = () => {
    clearTimeout(timer)
    if (frame !== undefined) cancelAnimationFrame(frame)
  }
  const once = () => {
    cancel()
    run()
  }
  const timer = setTimeout(once, hasFrames ? FRAME_TIMEOUT_MS : 16)
  const frame = hasFrames ? requestAnimationFrame(once) : undefined
  return cancel
}
