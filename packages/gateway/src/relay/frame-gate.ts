/** Lets only whole events of an event stream pass. */
export interface FrameGate {
  /** Takes bytes in; gives back all events that are now complete, or undefined. */
  push(chunk: Uint8Array): Uint8Array | undefined
  /** The bytes of an event that has not ended. */
  rest(): Uint8Array | undefined
  /** How many bytes wait. */
  readonly waiting: number
}

const LF = 10
const CR = 13

/**
 * Creates a gate. Nobody can use half an event, and with whole ones a key cannot hide across two chunks and an error
 * can follow at any time. A chunk that ends with an event, the usual case, passes without a copy.
 */
export function createFrameGate(): FrameGate {
  let pending: Uint8Array[] = []
  let waiting = 0

  function push(chunk: Uint8Array): Uint8Array | undefined {
    const end = findLastEnd(chunk, pending.at(-1))
    if (end === 0) {
      keep(chunk)
      return undefined
    }
    const whole = join([...pending, chunk.subarray(0, end)])
    pending = []
    waiting = 0
    if (end < chunk.length) keep(chunk.subarray(end))
    return whole
  }

  function keep(chunk: Uint8Array): void {
    if (chunk.length === 0) return
    // Many tiny pieces would cost more than they hold, and the look back needs the last two bytes in one piece.
    const last = pending.at(-1)
    if (last && last.length + chunk.length < 4096) pending[pending.length - 1] = join([last, chunk])
    else pending.push(chunk)
    waiting += chunk.length
  }

  return {
    push,
    rest: () => (waiting > 0 ? join(pending) : undefined),
    get waiting() {
      return waiting
    },
  }
}

/** Behind the last blank line that ends in `chunk`; 0 when there is none. A line ends with LF or CRLF. */
function findLastEnd(chunk: Uint8Array, before: Uint8Array | undefined): number {
  const at = (index: number) => (index < 0 ? before?.at(index) : chunk[index])
  for (let index = chunk.length - 1; index >= 0; index -= 1) {
    if (chunk[index] !== LF) continue
    const previous = at(index - 1) === CR ? index - 2 : index - 1
    if (at(previous) === LF) return index + 1
  }
  return 0
}

function join(pieces: readonly Uint8Array[]): Uint8Array {
  const [first] = pieces
  if (pieces.length === 1 && first) return first
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0))
  let offset = 0
  for (const piece of pieces) {
    whole.set(piece, offset)
    offset += piece.length
  }
  return whole
}
