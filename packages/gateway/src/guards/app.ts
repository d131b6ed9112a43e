import { GatewayError } from '../gateway-error'
import type { GatewaySettings } from '../options'
import { isAppId } from '../options'

/** What an emulator takes for an id too: a placeholder that was copied, such as `your appid`. */
const PLACEHOLDER = /^[\p{L}\p{N} _-]{1,64}$/u

/**
 * The application id of a completion path as it goes into the upstream's URL, if it may be called. Reads the raw path,
 * so what was encoded never reaches the upstream's URL as anything else.
 *
 * @throws GatewayError 400 for what cannot be an id, 403 for an application that is not on the list.
 */
export function checkApp(request: Request, { apps, keyless }: GatewaySettings): string {
  const appId = new URL(request.url).pathname.split('/').at(-2) ?? ''
  const text = keyless && apps === '*' ? decode(appId) : undefined
  if (text !== undefined && PLACEHOLDER.test(text)) return encodeURIComponent(text)
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

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
