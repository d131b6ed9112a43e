import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { onTestFinished } from 'vitest'

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
}

/** A real HTTP server for one test, closed after it. */
export async function serve(
  answer: (response: ServerResponse, body: string, request: IncomingMessage) => void,
): Promise<TestServer> {
  const requests: TestServer['requests'] = []
  const sockets = new Set<Socket>()
  let aborted = 0
  const server = createServer((request, response) => {
    response.setHeader('access-control-allow-origin', '*')
    response.setHeader('access-control-allow-headers', '*')
    response.on('close', () => {
      if (!response.writableFinished) aborted++
    })
    let body = ''
    request.on('data', (chunk) => (body += chunk))
    request.on('end', () => {
      if (request.method === 'OPTIONS') return response.end()
      requests.push({ path: request.url ?? '', headers: request.headers, body })
      answer(response, body, request)
    })
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  )
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, requests, sockets, aborted: () => aborted }
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
