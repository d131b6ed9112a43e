const LINE_FEED = 10
const CARRIAGE_RETURN = 13
const BOM = [0xef, 0xbb, 0xbf]

export interface LineSplitterOptions {
  /** Most bytes of one line. */
  maxLineBytes: number
  /** A line without its end. The bytes stay valid and unchanged. */
  onLine: (line: Uint8Array) => void
  /** What `push` throws when a line is longer than the limit. */
  tooLarge: () => Error
}

/**
 * Lines out of chunks that are cut anywhere. A line ends in LF, CR or CRLF. Each byte is looked at a fixed number of
 * times, however small the chunks and however long the line.
 */
export function createLineSplitter({ maxLineBytes, onLine, tooLarge }: LineSplitterOptions): {
  push(chunk: Uint8Array): void
  /** Hands over what stands after the last line end. */
  end(): void
} {
  /** The part of the current line that came in earlier chunks. Grows by doubling. */
  let buffer = new Uint8Array(0)
  let length = 0
  let endedInReturn = false
  let isFirstLine = true

  function keep(piece: Uint8Array): void {
    const needed = length + piece.length
    if (needed > maxLineBytes) throw tooLarge()
    if (needed > buffer.length) {
      const larger = new Uint8Array(Math.max(needed, buffer.length * 2, 256))
      larger.set(buffer.subarray(0, length))
      buffer = larger
    }
    buffer.set(piece, length)
    length = needed
  }

  function endLine(rest: Uint8Array): void {
    if (length > 0) keep(rest)
    else if (rest.length > maxLineBytes) throw tooLarge()
    let line = length > 0 ? buffer.slice(0, length) : rest
    length = 0
    if (isFirstLine && BOM.every((byte, index) => line[index] === byte)) line = line.subarray(3)
    isFirstLine = false
    onLine(line)
  }

  return {
    push(chunk) {
      let start = 0
      for (let at = 0; at < chunk.length; at++) {
        const byte = chunk[at]
        if (byte !== LINE_FEED && byte !== CARRIAGE_RETURN) continue
        // The line feed of a CRLF has nothing before it, also when a chunk begins with it.
        const isOfReturn = endedInReturn && byte === LINE_FEED && at === start && length === 0
        if (!isOfReturn) endLine(chunk.subarray(start, at))
        endedInReturn = byte === CARRIAGE_RETURN
        start = at + 1
      }
      if (start < chunk.length) keep(chunk.subarray(start))
    },
    end() {
      if (length > 0) endLine(new Uint8Array(0))
    },
  }
}
