/** Blocks of server-sent events, ready to be read by a parser that is through with them before it asks for more. */
export interface BlockBuffer {
  readonly isEmpty: boolean
  /** Adds the canonical block of one event: its data lines and a blank line. */
  add(lines: readonly Uint8Array[]): void
  /** All blocks so far as one chunk, whose memory is used again for what is added next. */
  take(): Uint8Array<ArrayBuffer>
}

const LINE_FEED = 10
const FIELD = [100, 97, 116, 97, 58, 32] // "data: "
/** More than this is given back after use, in bytes. */
const MAX_KEPT = 65_536

/** One piece of memory for all blocks: to allocate one for each costs more than all the rest of framing. */
export function createBlockBuffer(): BlockBuffer {
  let memory = new Uint8Array(1024)
  let length = 0

  function makeRoom(size: number): void {
    if (length + size <= memory.length) return
    const larger = new Uint8Array(Math.max(length + size, memory.length * 2))
    larger.set(memory.subarray(0, length))
    memory = larger
  }

  return {
    get isEmpty() {
      return length === 0
    },
    add(lines) {
      for (const line of lines) {
        makeRoom(line.length + FIELD.length + 2)
        for (const byte of FIELD) memory[length++] = byte
        memory.set(line, length)
        length += line.length
        memory[length++] = LINE_FEED
      }
      memory[length++] = LINE_FEED
    },
    take() {
      const chunk = memory.subarray(0, length)
      length = 0
      if (memory.length > MAX_KEPT) memory = new Uint8Array(1024)
      return chunk
    },
  }
}
