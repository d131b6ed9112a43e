import { request } from 'node:http'

/**
 * A fetch with a socket of its own for each request and nothing kept: Node's holds on to connections, and connects anew
 * after an abort, so that what it keeps would be counted as the client's.
 */
export function socketFetch(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
  return new Promise((resolve, reject) => {
    const { signal, method = 'GET' } = init
    const headers = Object.fromEntries(new Headers(init.headers))
    const sent = request(String(input), { method, headers, agent: false })
    let body: ReadableStreamDefaultController<Uint8Array> | undefined
    const release = () => signal?.removeEventListener('abort', abort)
    function fail(reason: unknown): void {
      release()
      sent.destroy()
      reject(reason)
      try {
        body?.error(reason)
      } catch {
        // It has ended.
      }
    }
    const abort = () => fail(signal?.reason)
    if (signal?.aborted) return abort()
    signal?.addEventListener('abort', abort)
    sent.on('error', fail)
    sent.on('response', (incoming) => {
      const stream = new ReadableStream<Uint8Array>({ start: (own) => void (body = own) })
      incoming.on('data', (chunk: Buffer) => body?.enqueue(new Uint8Array(chunk)))
      incoming.on('end', () => {
        release()
        body?.close()
      })
      incoming.on('error', fail)
      const type = incoming.headers['content-type'] ?? ''
      resolve(
        new Response(stream, {
          status: incoming.statusCode ?? 0,
          headers: { 'content-type': type },
        }),
      )
    })
    sent.end(init.body)
  })
}
