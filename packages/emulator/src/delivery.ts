import type { Random } from './random'
import type { WireError } from './wire-error'
import { invalidParameter } from './wire-error'

/**
 * Where a stream is cut into chunks: at its frames, behind every single byte (and so inside characters), or at
 * places that the seed decides.
 */
export type Chunking = 'frame' | 'byte' | 'random'

/** How the bytes of a stream reach the reader. */
export interface DeliveryOptions {
  /** @default 'frame' */
  readonly chunking?: Chunking
  /** So many frames arrive together, as one chunk or as the bytes that `chunking` cuts. @default 1 */
  readonly coalesce?: number
  /** Leaves out the blank line behind each frame, as some recordings do. Native frames only. @default false */
  readonly omitBlankLines?: boolean
}

/** {@link DeliveryOptions} of one answer. */
export interface Delivery extends Required<DeliveryOptions> {
  /** Decides where `'random'` cuts. */
  readonly random: Random
}

/** Collects records of a stream and gives them out as chunks. */
export interface Chunker {
  /** The chunks that are complete with this record. */
  push(record: string): Uint8Array[]
  /** What is left, before a silence or the end. */
  flush(): Uint8Array[]
}

/**
 * Reads the header `x-tyqw-chunking` over the emulator's own options:
 * `byte`, or `random; coalesce=3; omit-blank-lines`.
 */
export function toDelivery(
  header: string | null,
  options: DeliveryOptions,
  random: Random,
): Delivery | WireError {
  let { chunking = 'frame', coalesce = 1, omitBlankLines = false } = options
  for (const word of header?.split(';').map((part) => part.trim()) ?? []) {
    const count = /^coalesce=(\d+)$/.exec(word)?.[1]
    if (isChunking(word)) chunking = word
    else if (count !== undefined && Number(count) > 0) coalesce = Number(count)
    else if (word === 'omit-blank-lines') omitBlankLines = true
    else return invalidParameter(`The emulator does not understand x-tyqw-chunking: ${header}.`)
  }
  return { chunking, coalesce, omitBlankLines, random }
}

/** Whether this names a {@link Chunking}. */
export function isChunking(word: string): word is Chunking {
  return word === 'frame' || word === 'byte' || word === 'random'
}

/** Creates the chunker of one stream. */
export function createChunker({ chunking, coalesce, omitBlankLines, random }: Delivery): Chunker {
  const encoder = new TextEncoder()
  const longest = 48
  let waiting: string[] = []

  function flush(): Uint8Array[] {
    const bytes = encoder.encode(waiting.join(''))
    waiting = []
    return cut(bytes)
  }

  function cut(bytes: Uint8Array): Uint8Array[] {
    if (chunking === 'frame') return bytes.length > 0 ? [bytes] : []
    const chunks: Uint8Array[] = []
    for (let start = 0; start < bytes.length;) {
      const size = chunking === 'byte' ? 1 : 1 + Math.floor(random.next() * longest)
      chunks.push(bytes.slice(start, start + size))
      start += size
    }
    return chunks
  }

  return {
    push(record) {
      waiting.push(omitBlankLines && record.startsWith('id:') ? record.slice(0, -1) : record)
      return waiting.length < coalesce ? [] : flush()
    },
    flush,
  }
}
