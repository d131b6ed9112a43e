import type { MiddlewareHandler } from 'hono'
import { GatewayError } from '../gateway-error'
import type { GatewaySettings } from '../options'

/** Asks `authorize` who is calling; nobody is 401. Without `authorize`, everyone who came this far may pass. */
export function guardUser({ authorize }: GatewaySettings): MiddlewareHandler {
  return async (context, next) => {
    if (authorize && !(await authorize(context.req.raw))) {
      throw new GatewayError({
        status: 401,
        code: 'AccessDenied',
        message: 'Sign in first: the gateway did not recognise the caller.',
      })
    }
    await next()
  }
}
