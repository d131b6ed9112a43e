/** Where a line ends. A CR that ends a chunk may be the first half of a CRLF. */
const LINE_END = /\r\n|[\r\n]/

/** So many pieces of a line become one, or a line that comes byte by byte would take many times its size. */
const MAX_PIECES = 1024

export interface LinesOptions {
  /** Most bytes of one line. */
  maxBytes: number
  onLine: (line: string) => void
  /** What `push` throws when a line is longer than the limit. */
  tooLarge: () => Error
}

/**
 * Lines out of bytes that are cut anywhere, also within a character. A line ends in LF, CR or CRLF; a BOM that begins
 * the stream is none of its characters. Each chunk is looked at once, and joined without being read again, however
 * small the chunks and however long the line.
 */
export function createLines({ maxBytes, onLine, tooLarge }: LinesOptions): {
  push(chunk: Uint8Array): void
  /** Hands over what stands after the last line end. */
  end(): void
} {
  const decoder = new TextDecoder()
  /** The line that has no end yet, its latest pieces, and how long it is at least. */
  let open = ''
  let pieces: string[] = []
  let bytes = 0
  let endedInReturn = false

  function close(): string {
    const line = open + pieces.join('')
    open = ''
    pieces = []
    return line
  }

  function read(text: string, length: number): void {
    const lines = text.split(LINE_END)
    const [first = ''] = lines
    const rest = lines.pop() ?? ''
    if (lines.length > 0) {
      // The rest of a CRLF, the first half of which ended the line before.
      const line = close() + first
      if (line || !endedInReturn || text[0] !== '\n') onLine(line)
      for (const other of lines.slice(1)) onLine(other)
      bytes = 0
    }
    if (rest) pieces.push(rest)
    if (pieces.length === MAX_PIECES) open = close()
    bytes += lines.length > 0 ? rest.length : length
    if (text) endedInReturn = text.endsWith('\r')
    if (bytes > maxBytes) throw tooLarge()
  }

  return {
    push: (chunk) => read(decoder.decode(chunk, { stream: true }), chunk.length),
    end() {
      read(decoder.decode(), 0)
      const line = close()
      if (line) onLine(line)
    },
  }
}
