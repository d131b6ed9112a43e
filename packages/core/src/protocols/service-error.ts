import { TyqwError, type TyqwErrorKind } from '../model/errors'
import { withoutUndefined } from './json'

/** What is known of a failure the service reported. */
export interface ServiceFailure {
  readonly code?: string | undefined
  readonly message?: string | undefined
  /** From the in-stream status comment, or an HTTP status of 400 and above. */
  readonly status?: number | undefined
  readonly requestId?: string | undefined
  readonly retryAfterMs?: number | undefined
}

/**
 * What codes mean, the first that fits, and the status of a failure that came without one. Codes differ between the
 * service's own pages and change over time, so families are told apart here, not single codes.
 */
const families: readonly (readonly [kind: TyqwErrorKind, status: number, codes: RegExp])[] = [
  ['quota', 400, /^Arrearage/],
  ['quota', 403, /FreeTier/],
  ['quota', 429, /Overdue|NotPurchased/],
  ['content-filter', 400, /^DataInsp|data_insp|Blocked|IPInfr/],
  ['rate-limit', 429, /^Throttling|limit_|LimitReq|insufficient_quota/],
  ['auth', 401, /ApiKey|api_key/],
  ['forbidden', 401, /^NOT AUTH/],
  ['forbidden', 403, /AccessDenied|access_denied/],
  ['not-found', 404, /^(Model|WorkSpace)?NotFound|model_not/],
  ['timeout', 500, /^Re(quest|sponse)Time/],
  ['too-large', 400, /TooLarge/],
  ['network', 400, /^APIConn/],
  ['invalid-request', 400, /^(BadReq|Inval|inval|FlowNot|ServiceUn|Client)/],
  ['invalid-request', 409, /^Conflict/],
  ['invalid-request', 430, /^Audio/],
  ['server', 503, /^Model(Serving|Unav)/],
  ['server', 500, /^(Intern|intern|System)|Failed$/],
]

/** What a status means where the code says nothing. */
const statuses: Readonly<Partial<Record<number, TyqwErrorKind>>> = {
  401: 'auth',
  403: 'forbidden',
  404: 'not-found',
  408: 'timeout',
  413: 'too-large',
  429: 'rate-limit',
  504: 'timeout',
}

/** The one TyqwError of a failure the service reported, whichever way it was transported. */
export function toServiceError(failure: ServiceFailure): TyqwError {
  const { code = '', message = '', requestId, retryAfterMs } = failure
  const [family, ownStatus = 400] = families.find(([, , codes]) => codes.test(code)) ?? []
  const status = failure.status ?? ownStatus
  const byStatus = statuses[status] ?? (status >= 500 ? 'server' : 'invalid-request')
  const kind = refine(family ?? byStatus, code, status, message)
  return new TyqwError({
    code: code || `http-${status}`,
    kind,
    retryable:
      /^(rate-limit|server|timeout|network)$/.test(kind) ||
      /^InvalidURL\.Time|DownloadFailed$/.test(code) ||
      message.startsWith('File parsing in progress'),
    status,
    message: message || `The server answered ${status} without a reason. See the gateway's log.`,
    ...withoutUndefined({ requestId, retryAfterMs }),
  })
}

/** Where the code alone misleads: used-up quota that is called throttling, bad input that is called a server error. */
function refine(kind: TyqwErrorKind, code: string, status: number, message: string): TyqwErrorKind {
  if (kind === 'rate-limit' && (status === 400 || message.includes('Free allocated quota')))
    return 'quota'
  const isBadInput = /^<400>|list index out of range|Role must be in|Expecting ',' delim/.test(
    message,
  )
  return kind === 'server' && code.startsWith('Intern') && isBadInput ? 'invalid-request' : kind
}
