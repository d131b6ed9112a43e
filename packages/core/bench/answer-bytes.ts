const encoder = new TextEncoder()

/** An answer on the wire, as an application sends it with `incremental_output`. */
export interface Answer {
  readonly frames: readonly Uint8Array<ArrayBuffer>[]
  /** The JSON of each frame. */
  readonly data: readonly string[]
}

const words = [
  '通义',
  '千问',
  '可以',
  '流式',
  '回答',
  '问题',
  ', token ',
  '。\n\n',
  '**重点**',
  '- ',
]

/** A realistic answer of so many frames, some 400 bytes each. */
export function createAnswer(count: number): Answer {
  const data = Array.from({ length: count }, (_, index) =>
    JSON.stringify({
      output: {
        session_id: '7f5c1d0e9b3a48f2a6c4e8d2b1f09a37',
        finish_reason: index === count - 1 ? 'stop' : 'null',
        text: words[index % words.length],
        reject_status: false,
      },
      usage: {
        models: [{ input_tokens: 1284, output_tokens: index + 1, model_id: 'qwen-plus-latest' }],
      },
      request_id: 'f3b0a8c2-5d14-9e77-b6a1-2c9d8e4f7a10',
    }),
  )
  const frames = data.map((json, index) =>
    encoder.encode(`id:${index + 1}\nevent:result\n:HTTP_STATUS/200\ndata:${json}\n\n`),
  )
  return { frames, data }
}

/** The same bytes in chunks of one size. */
export function rechunk(
  chunks: readonly Uint8Array<ArrayBuffer>[],
  size: number,
): Uint8Array<ArrayBuffer>[] {
  const whole = new Uint8Array(Buffer.concat(chunks))
  return Array.from({ length: Math.ceil(whole.length / size) }, (_, index) =>
    whole.slice(index * size, (index + 1) * size),
  )
}

/** One event whose single data line has so many bytes, in chunks of 1 kB. */
export function createLongLine(bytes: number): Uint8Array<ArrayBuffer>[] {
  const json = JSON.stringify({ output: { text: 'x'.repeat(bytes), finish_reason: 'stop' } })
  return rechunk([encoder.encode(`data:${json}\n\n`)], 1024)
}

/** A fetch that answers with these chunks, from memory. */
export function fetchOf(chunks: readonly Uint8Array<ArrayBuffer>[]): typeof fetch {
  return () => {
    let next = 0
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        const chunk = chunks[next++]
        if (chunk) controller.enqueue(chunk)
        else controller.close()
      },
    })
    return Promise.resolve(new Response(body, { headers: { 'content-type': 'text/event-stream' } }))
  }
}
