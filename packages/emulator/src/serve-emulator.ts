import { createServer } from 'node:http'
import type { EmulatorOptions } from './create-emulator'
import { createEmulator } from './create-emulator'
import { toNodeListener } from './node-listener'

/** Where to listen, and how the emulator behaves. */
export interface ServeEmulatorOptions extends EmulatorOptions {
  /** 0 takes any free port. @default 8787 */
  readonly port?: number
  /** @default '127.0.0.1' */
  readonly hostname?: string
}

/** A running emulator. */
export interface EmulatorServer {
  /** Without a slash at the end, such as `http://127.0.0.1:8787`. */
  readonly url: string
  readonly port: number
  /** Breaks open streams and frees the port. */
  close(): Promise<void>
}

/**
 * Starts an emulator on a port.
 *
 * @throws Node's own error when the port cannot be used, with `code: 'EADDRINUSE'` when it is taken.
 */
export function serveEmulator(options: ServeEmulatorOptions = {}): Promise<EmulatorServer> {
  const { port = 8787, hostname = '127.0.0.1', ...emulatorOptions } = options
  const server = createServer(toNodeListener(createEmulator(emulatorOptions).fetch))

  function close(): Promise<void> {
    return new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
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
