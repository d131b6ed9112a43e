import { onScopeDispose, shallowReadonly, shallowRef, type ShallowRef } from 'vue'

/** A text that comes character by character, as from a tape. */
export interface Playback {
  /** How many characters have come. */
  readonly position: Readonly<ShallowRef<number>>
  readonly isPlaying: Readonly<ShallowRef<boolean>>
  /** Goes on, or begins again where nothing is left. */
  play(): void
  pause(): void
  /** Goes to a place, playing or not as before. */
  seek(position: number): void
}

/** A page that was hidden goes on where it was. */
const LONGEST_FRAME_MS = 100

/**
 * @param length - How many characters there are.
 * @param rate - How many come in a second.
 */
export function usePlayback(length: () => number, rate: () => number): Playback {
  const position = shallowRef(0)
  const isPlaying = shallowRef(false)
  let exact = 0
  let before = 0
  let frame = 0

  function step(now: number): void {
    const elapsed = Math.min(now - before, LONGEST_FRAME_MS)
    before = now
    goTo(exact + (rate() * elapsed) / 1000)
    if (position.value < length()) frame = requestAnimationFrame(step)
    else isPlaying.value = false
  }

  function goTo(place: number): void {
    exact = Math.min(Math.max(place, 0), length())
    position.value = Math.floor(exact)
  }

  function pause(): void {
    cancelAnimationFrame(frame)
    isPlaying.value = false
  }

  onScopeDispose(pause)
  return {
    position: shallowReadonly(position),
    isPlaying: shallowReadonly(isPlaying),
    play() {
      if (isPlaying.value) return
      if (position.value >= length()) goTo(0)
      isPlaying.value = true
      before = performance.now()
      frame = requestAnimationFrame(step)
    },
    pause,
    seek: goTo,
  }
}
