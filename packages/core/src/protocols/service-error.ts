import { TyqwError, type TyqwErrorKind } from '../model/errors'

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
 * What codes mean, the first that fits. Codes differ between the service's own pages and change over time, so families
 * are told apart here, not single codes.
 */
const families: readonly (readonly [TyqwErrorKind, RegExp])[] = [
  ['quota', /Arrearage|FreeTier|Overdue|NotPurchased/],
  ['content-filter', /^DataInsp|data_insp|Blocked|IPInfr/],
  ['rate-limit', /^Throttling|limit_|LimitReq|insufficient_quota/],
  ['auth', /ApiKey|api_key/],
  ['forbidden', /AccessDenied|access_denied|NOT AUTH/],
  ['not-found', /^(Model|WorkSpace)?NotFound|model_not/],
  ['timeout', /^Re(quest|sponse)Time/],
  ['too-large', /TooLarge/],
  ['network', /^APIConn/],
  ['invalid-request', /^(BadReq|Inval|inval|FlowNot|ServiceUn|Client|Conflict)/],
  ['server', /^(Intern|intern|System|ModelServ|ModelUnav)|Failed$/],
]

/** What a status means where the code says nothing; and the status of a failure that has none. */
const statuses: Readonly<Partial<Record<number, TyqwErrorKind>>> = {
  401: 'auth',
  403: 'forbidden',
  404: 'not-found',
  408: 'timeout',
  413: 'too-large',
  429: 'rate-limit',
  500: 'server',
  504: 'timeout',
}

/** The one TyqwError of a failure the service reported, whichever way it was transported. */
export function toServiceError(failure: ServiceFailure): TyqwError {
  const { code = '', message = '', requestId, retryAfterMs } = failure
  const family = families.find(([, pattern]) => pattern.test(code))?.[0]
  const status = failure.status ?? Number(statusOf(family) ?? 400)
  const kind = refine(family ?? byStatus(status), code, status, message)
  return new TyqwError({
    code: code || `http-${status}`,
    kind,
    retryable:
      ['rate-limit', 'server', 'timeout', 'network'].includes(kind) ||
      /^InvalidURL\.Time|DownloadFailed$/.test(code),
    status,
    message: message || `The server answered ${status} without a reason. See the gateway's log.`,
    ...(requestId !== undefined && { requestId }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  })
}

function statusOf(kind: TyqwErrorKind | undefined): string | undefined {
  return Object.keys(statuses).find((status) => statuses[Number(status)] === kind)
}

function byStatus(status: number): TyqwErrorKind {
  return statuses[status] ?? (status >= 500 ? 'server' : 'invalid-request')
}

/** Where the code alone misleads: used-up quota that is called throttling, bad input that is called a server error. */
function refine(kind: TyqwErrorKind, code: string, status: number, message: string): TyqwErrorKind {
  if (kind === 'rate-limit' && (status === 400 || message.includes('Free allocated quota')))
    return 'quota'
  const isBadInput = /list index out of range|Role must be in|Expecting ',' delim/.test(message)
  return code === 'InternalError.Algo' && isBadInput ? 'invalid-request' : kind
}
