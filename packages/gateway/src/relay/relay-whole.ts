import { GatewayError } from '../gateway-error'
import { maskKey } from '../mask'
import type { GatewaySettings } from '../options'
import type { UpstreamAnswer } from '../upstream'
import { toResponseHeaders } from './response-headers'

/**
 * Passes an answer on that is no stream: JSON, an error's JSON with or without a content-type, or an error framed as
 * an event. Anything else, such as a proxy's web page, becomes an error of ours with the same status.
 *
 * @throws GatewayError when the upstream breaks off or sends too much.
 */
export async function relayWhole(
  answer: UpstreamAnswer,
  { apiKey, limits }: GatewaySettings,
): Promise<Response> {
  const text = maskKey(await readText(answer, limits.frameBytes), apiKey)
  const type = toContentType(text, answer.headers.get('content-type') ?? '')
  if (type === undefined) throw notData(answer)
  return new Response(text, {
    status: answer.status,
    headers: toResponseHeaders(answer.headers, type, apiKey),
  })
}

async function readText(answer: UpstreamAnswer, limit: number): Promise<string> {
  const decoder = new TextDecoder()
  let bytes = 0
  let text = ''
  for (;;) {
    const chunk = await answer.read()
    if (!chunk) return text + decoder.decode()
    bytes += chunk.length
    text += decoder.decode(chunk, { stream: true })
    if (bytes <= limit) continue
    answer.stop()
    throw new GatewayError({
      status: 502,
      code: 'ModelServiceFailed',
      message: `The model service sent more than ${limit} bytes. Ask for less, or raise limits.frameBytes.`,
    })
  }
}

// Never the upstream's own word alone: a page that claims to be data must not run in the client.
function toContentType(text: string, claimed: string): string | undefined {
  if (isJson(text)) return 'application/json'
  if (!/^data:/m.test(text) || /^\s*</.test(text)) return undefined
  return claimed.startsWith('text/event-stream')
    ? 'text/event-stream;charset=UTF-8'
    : 'application/json'
}

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object'
  } catch {
    return false
  }
}

function notData({ status, headers }: UpstreamAnswer): GatewayError {
  const isError = status >= 400
  const retryAfter = Number(headers.get('retry-after') ?? Number.NaN)
  return new GatewayError({
    status: isError ? status : 502,
    code: status === 429 ? 'Throttling' : 'ModelServiceFailed',
    message: `The model service answered ${status} with something that is neither JSON nor a stream. Check TYQW_UPSTREAM and any proxy on the way.`,
    ...(Number.isFinite(retryAfter) ? { retryAfterMs: retryAfter * 1000 } : {}),
  })
}
