import type { MiddlewareHandler } from 'hono'
import { GatewayError } from '../gateway-error'
import type { GatewaySettings } from '../options'

const ALLOWED_HEADERS =
  'accept, authorization, content-type, x-dashscope-sse, x-tyqw-scenario, x-tyqw-error, x-tyqw-chunking'

/**
 * Lets pages of the own origin and of the `origins` list pass, answers their preflight, and refuses the rest with
 * 403. Callers that are no page need `authorize`, or `allowNoOrigin`.
 */
export function guardOrigin(settings: GatewaySettings): MiddlewareHandler {
  return async (context, next) => {
    const { headers, url } = context.req.raw
    const origin = headers.get('origin')
    const listed = origin !== null && settings.origins.has(origin)
    if (!listed && !isOwnPage(headers, url)) {
      const refusal = refuse(headers, settings)
      if (refusal) throw refusal
    }
    if (context.req.method === 'OPTIONS') context.res = new Response(null, { status: 204 })
    else await next()

    if (settings.origins.size > 0) context.res.headers.append('vary', 'Origin')
    if (!listed) return
    context.res.headers.set('access-control-allow-origin', origin)
    context.res.headers.set('access-control-allow-credentials', 'true')
    context.res.headers.set('access-control-expose-headers', 'x-request-id, retry-after')
    if (context.req.method === 'OPTIONS') {
      context.res.headers.set('access-control-allow-methods', 'POST, GET')
      context.res.headers.set('access-control-allow-headers', ALLOWED_HEADERS)
      context.res.headers.set('access-control-max-age', '600')
    }
  }
}

// A browser sets both headers itself and lets no page change them. The scheme is not compared, because TLS often
// ends at a proxy in front of us.
function isOwnPage(headers: Headers, url: string): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin'
  const origin = headers.get('origin')
  return origin !== null && URL.canParse(origin) && new URL(origin).host === new URL(url).host
}

function refuse(headers: Headers, settings: GatewaySettings): GatewayError | undefined {
  const isPage = headers.has('origin') || headers.has('sec-fetch-site')
  if (isPage) {
    return new GatewayError({
      status: 403,
      code: 'AccessDenied',
      message:
        'This page is on another origin than the gateway. Add its origin to `origins` (TYQW_ORIGINS), or serve both from one origin.',
    })
  }
  if (settings.authorize || settings.allowNoOrigin) return undefined
  return new GatewayError({
    status: 403,
    code: 'AccessDenied',
    message:
      'Only pages may call this gateway without signing in: the request has neither Origin nor Sec-Fetch-Site. Give the gateway an `authorize` function to accept scripts and mini-programs.',
  })
}
