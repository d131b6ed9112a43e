export interface ImeGuardOptions {
  /** The clock, in ms. @default performance.now */
  now?: () => number
}

export interface ImeGuard {
  onCompositionstart(): void
  onCompositionend(): void
  /** True when a key belongs to an input method, so that Enter must not send. */
  isComposing(event: Pick<KeyboardEvent, 'isComposing' | 'keyCode'>): boolean
}

/** Safari ends the composition before it tells of the Enter that ended it; a key this soon after is that Enter. */
const AFTER_COMPOSITION_MS = 50

/** Tells the Enter that picks a candidate from the Enter that sends, in the event order of every browser. */
export function useImeGuard(options: ImeGuardOptions = {}): ImeGuard {
  const { now = () => performance.now() } = options
  let isOpen = false
  let endedAt = -Infinity

  return {
    onCompositionstart() {
      isOpen = true
    },
    onCompositionend() {
      isOpen = false
      endedAt = now()
    },
    isComposing(event) {
      const isKeyOfInputMethod = event.isComposing || event.keyCode === 229
      return isOpen || isKeyOfInputMethod || now() - endedAt < AFTER_COMPOSITION_MS
    },
  }
}
