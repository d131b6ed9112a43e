import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { Gateway } from './create-gateway'

/** What to serve, and where. */
export interface ServeGatewayOptions {
  readonly gateway: Gateway
  /** 0 takes any free port. @default 8788 */
  readonly port?: number
  /** @default '127.0.0.1' */
  readonly hostname?: string
}

/** A running gateway. */
export interface GatewayServer {
  /** Without a slash at the end, such as `http://127.0.0.1:8788`. */
  readonly url: string
  readonly port: number
  /** Closes the gateway, so that open streams end with a typed error, and frees the port. */
  close(): Promise<void>
}

// Long enough for an error frame to reach a client that reads.
const GRACE_MS = 500

/**
 * Serves a gateway on a port.
 *
 * @throws Node's own error when the port cannot be used, with `code: 'EADDRINUSE'` when it is taken.
 */
export function serveGateway(options: ServeGatewayOptions): Promise<GatewayServer> {
  const { gateway, port = 8788, hostname = '127.0.0.1' } = options
  const server = createServer(getRequestListener(gateway.fetch, { overrideGlobalObjects: false }))

  async function close(): Promise<void> {
    const closed = new Promise((resolve) => server.close(resolve))
    await gateway.close()
    server.closeIdleConnections()
    const timer = setTimeout(() => server.closeAllConnections(), GRACE_MS)
    await closed
    clearTimeout(timer)
  }

  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, hostname, () => {
      const address = server.address()
      const actualPort = typeof address === 'object' && address ? address.port : port
      const host = hostname.includes(':') ? `[${hostname}]` : hostname
      resolve({ url: `http://${host}:${actualPort}`, port: actualPort, close })
    })
  })
}
