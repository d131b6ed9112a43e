import { GatewayError } from '../gateway-error'
import type { GatewaySettings } from '../options'
import { isAppId } from '../options'

/**
 * The application id of a completion path, if it may be called. Reads the raw path, so nothing encoded ever reaches
 * the upstream's URL.
 *
 * @throws GatewayError 400 for what cannot be an id, 403 for an application that is not on the list.
 */
export function checkApp(request: Request, { apps }: GatewaySettings): string {
  const appId = new URL(request.url).pathname.split('/').at(-2) ?? ''
  if (!isAppId(appId)) {
    throw new GatewayError({
      status: 400,
      code: 'InvalidParameter',
      message: 'The application id in the path is malformed. Copy it from the Bailian console.',
    })
  }
  if (apps === '*' || apps.has(appId)) return appId
  throw new GatewayError({
    status: 403,
    code: 'App.AccessDenied',
    message: 'The gateway does not serve this application. Add its id to `apps` (TYQW_APPS).',
  })
}
