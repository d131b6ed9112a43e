import type { Handler } from 'hono'
import type { GatewaySettings } from '../options'

/** `GET /healthz`: the gateway runs, and whether DashScope or (without a key) an emulator answers behind it. */
export function health({ keyless }: GatewaySettings): Handler {
  return (context) =>
    context.json({ status: 'ok', answering: keyless ? 'emulator' : 'dashscope' }, 200, {
      'cache-control': 'no-store',
    })
}
