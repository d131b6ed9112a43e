import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/** What a test server saw. */
export interface TestServer {
  readonly url: string
  readonly requests: {
    readonly path: string
    readonly headers: IncomingMessage['headers']
    readonly body: string
  }[]
  /** Sockets that are open now. */
  readonly sockets: ReadonlySet<Socket>
  /** Responses whose client went away before their end. */
  readonly aborted: () => number
  /** Responses that have neither ended nor lost their client. */
  readonly unfinished: () => number
}

/** Answers one request; `count` is 1 for the first. */
export type Answer = (
  response: ServerResponse,
  body: string,
  request: IncomingMessage,
  count: number,
) => void

/** A real HTTP server that pages of any origin may ask. */
export async function startTestServer(
  answer: Answer,
): Promise<TestServer & { close(): Promise<void> }> {
  const requests: TestServer['requests'] = []
  const sockets = new Set<Socket>()
  let aborted = 0
  let unfinished = 0
  const server = createServer((request, response) => {
    response.setHeader('access-control-allow-origin', '*')
    response.setHeader('access-control-allow-headers', '*')
    response.setHeader('access-control-expose-headers', '*')
    unfinished++
    response.on('close', () => {
      unfinished--
      if (!response.writableFinished) aborted++
    })
    let body = ''
    request.on('data', (chunk) => (body += chunk))
    request.on('end', () => {
      // A browser sends a request again by itself when a connection breaks that was used before, even a POST.
      if (request.method === 'OPTIONS') return response.setHeader('connection', 'close').end()
      requests.push({ path: request.url ?? '', headers: request.headers, body })
      answer(response, body, request, requests.length)
    })
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    sockets,
    aborted: () => aborted,
    unfinished: () => unfinished,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

/** DashScope's framing of one event. */
export function block(id: number, json: unknown, event = 'result', status = 200): string {
  return `id:${id}\nevent:${event}\n:HTTP_STATUS/${status}\ndata:${JSON.stringify(json)}\n\n`
}

/** A frame of an application's answer. */
export function appFrame(output: Record<string, unknown>) {
  return {
    output: { session_id: 'a'.repeat(32), finish_reason: 'null', ...output },
    usage: {},
    request_id: 'request-1',
  }
}

/** Headers of an event stream. */
export function openStream(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream;charset=UTF-8' })
}
