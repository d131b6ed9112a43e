import type { GatewaySettings } from '../options'
import type { UpstreamAnswer } from '../upstream'
import type { OnEnd } from './relay-stream'
import { relayStream } from './relay-stream'
import { relayWhole } from './relay-whole'

/** Hands an upstream's answer to the client, without our key in it and with few of its headers. */
export async function relay(
  answer: UpstreamAnswer,
  client: Request,
  settings: GatewaySettings,
  onEnd: OnEnd,
): Promise<Response> {
  const type = answer.headers.get('content-type') ?? ''
  const streams = answer.status === 200 && type.startsWith('text/event-stream')
  if (streams) return relayStream(answer, client, settings, onEnd)
  const response = await relayWhole(answer, settings)
  onEnd(response.ok ? 'complete' : String(response.status))
  return response
}
