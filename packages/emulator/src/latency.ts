import type { Random } from './random'

/**
 * How fast the emulator answers: `'realistic'` takes about 300 ms to the first token and 25–35 ms a frame,
 * `'instant'` never starts a timer, an object sets both in milliseconds, and a number sets both to the same.
 */
export type Latency =
  'instant' | 'realistic' | number | { readonly firstTokenMs: number; readonly frameMs: number }

/** The pauses of one answer, in milliseconds. */
export interface Pace {
  firstTokenMs(): number
  frameMs(): number
}

/** Turns a {@link Latency} into pauses; `random` adds the jitter of `'realistic'`. */
export function createPace(latency: Latency, random: Random): Pace {
  if (latency === 'instant') return { firstTokenMs: () => 0, frameMs: () => 0 }
  if (latency === 'realistic') {
    return {
      firstTokenMs: () => 270 + random.next() * 60,
      frameMs: () => 25 + random.next() * 10,
    }
  }
  if (typeof latency === 'number') return { firstTokenMs: () => latency, frameMs: () => latency }
  return { firstTokenMs: () => latency.firstTokenMs, frameMs: () => latency.frameMs }
}
