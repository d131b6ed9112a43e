import { once } from 'node:events'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'

/**
 * Serves a fetch handler from `node:http`, adding no header of its own: a 401 keeps having no content-type. When the
 * client goes away the request's signal aborts; when the body fails the connection is reset.
 */
export function toNodeListener(answer: (request: Request) => Promise<Response>): RequestListener {
  return (incoming, outgoing) => {
    const gone = new AbortController()
    outgoing.once('close', () => gone.abort(new DOMException('The client left.', 'AbortError')))
    respond(incoming, outgoing, gone.signal).catch(() => incoming.socket.resetAndDestroy())
  }

  async function respond(
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    signal: AbortSignal,
  ): Promise<void> {
    const response = await answer(toRequest(incoming, signal))
    outgoing.writeHead(response.status, Object.fromEntries(response.headers))
    outgoing.flushHeaders()
    for await (const chunk of response.body ?? []) {
      if (!outgoing.write(chunk)) await once(outgoing, 'drain', { signal })
    }
    outgoing.end()
  }
}

function toRequest(incoming: IncomingMessage, signal: AbortSignal): Request {
  const { method = 'GET', url = '/', headers } = incoming
  const entries = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  )
  // The client's host is no part of what we answer, and may be malformed.
  const address = new URL(url, 'http://localhost')
  if (method === 'GET' || method === 'HEAD') {
    return new Request(address, { method, headers: entries, signal })
  }
  const body = Readable.toWeb(incoming) as ReadableStream<Uint8Array>
  return new Request(address, {
    method,
    headers: entries,
    body,
    signal,
    duplex: 'half',
  } as RequestInit)
}
