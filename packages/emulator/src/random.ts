/** A source of ids and jitter. The same seed gives the same sequence. */
export interface Random {
  /** A number in [0, 1). */
  next(): number
  /** Lower-case hexadecimal digits, such as the 32 of a `session_id`. */
  hex(length: number): string
  /** A version 4 UUID, the form of DashScope's `request_id`. */
  uuid(): string
}

/** Creates a small deterministic generator (mulberry32). Not for secrets. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0

  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  function hex(length: number): string {
    return Array.from({ length }, () => Math.floor(next() * 16).toString(16)).join('')
  }

  function uuid(): string {
    const variant = '89ab'.charAt(Math.floor(next() * 4))
    return `${hex(8)}-${hex(4)}-4${hex(3)}-${variant}${hex(3)}-${hex(12)}`
  }

  return { next, hex, uuid }
}
