import { createApp } from './app'
import { createClosing } from './closing'
import type { GatewayOptions } from './options'
import { resolveOptions } from './options'

/** A server that keeps the key, as a web-standard handler. */
export interface Gateway {
  /** Answers a request. What goes wrong is an answer too, in DashScope's shape. */
  fetch(request: Request): Promise<Response>
  /** Ends open streams with a typed error, aborts their upstreams, and refuses what comes after. */
  close(): Promise<void>
}

/**
 * Creates a gateway. It uses web standards only, so it mounts in Node, Nitro, Hono, Bun, Deno and workers.
 *
 * @throws TypeError when an option is missing or malformed; the message says which one and what to do.
 *
 * @example
 * const gateway = createGateway({ apiKey: process.env.DASHSCOPE_API_KEY, apps: ['your-app-id'] })
 */
export function createGateway(options: GatewayOptions): Gateway {
  const closing = createClosing()
  const app = createApp(resolveOptions(options), closing)
  return {
    fetch: async (request) => app.fetch(request),
    close: async () => closing.close(),
  }
}
