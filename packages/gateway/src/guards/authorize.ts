import type { MiddlewareHandler } from 'hono'
import { GatewayError } from '../gateway-error'
import type { GatewaySettings } from '../options'

/** Asks `authorize` who is calling; nobody is 401. Without `authorize`, everyone who came this far may pass. */
export function guardUser({ authorize }: GatewaySettings): MiddlewareHandler {
  return async (context, next) => {
    if (authorize && !(await ask(authorize, context.req.raw))) {
      throw new GatewayError({
        status: 401,
        code: 'AccessDenied',
        message: 'Sign in first: the gateway did not recognise the caller.',
      })
    }
    await next()
  }
}

async function ask(authorize: NonNullable<GatewaySettings['authorize']>, request: Request) {
  try {
    return await authorize(request)
  } catch (cause) {
    throw new Error(`authorize failed: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    })
  }
}
