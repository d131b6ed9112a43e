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
 * The status of a code that came without one, the first that fits; otherwise 400. Codes differ between the service's own
 * pages and change over time, so families are told apart here, not single codes.
 */
const statuses: readonly (readonly [status: number, codes: RegExp])[] = [
  [401, /ApiKey|api_key|^NOT AUTH/],
  [403, /AccessDenied|access_denied|FreeTier/],
  [404, /^(Model|WorkSpace)?NotFound|^model_not/],
  [409, /^Conflict/],
  [429, /^Throttling|limit_|LimitReq|insufficient_quota|Overdue|NotPurchased/],
  [430, /^Audio/],
  [503, /^Model(Serving|Unav)/],
  [
    500,
    /^(Intern|intern|System|Re(quest|sponse)Time)|(?<!Inspection|Download)Failed$|^(api|server)_error/,
  ],
]

/** What a code means, where its status does not say it. */
const codeKinds: readonly (readonly [kind: TyqwErrorKind, codes: RegExp])[] = [
  ['quota', /^Arrearage|FreeTier|Overdue|NotPurchased/],
  ['content-filter', /^DataInsp|data_insp|Blocked|IPInfr/],
  ['forbidden', /^NOT AUTH/],
  ['timeout', /^Re(quest|sponse)Time/],
  ['too-large', /TooLarge/],
  ['network', /^APIConn/],
]

/** What a status means. */
const statusKinds: Readonly<Partial<Record<number, TyqwErrorKind>>> = {
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
  const ownStatus = firstOf(statuses, code)
  const status = failure.status ?? ownStatus ?? 400
  const meaning = firstOf(codeKinds, code) ?? kindOf(ownStatus ?? status)
  const kind = refine(meaning, code, status, message)
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

function firstOf<Meaning>(
  rules: readonly (readonly [Meaning, RegExp])[],
  code: string,
): Meaning | undefined {
  return rules.find(([, codes]) => codes.test(code))?.[0]
}

function kindOf(status: number): TyqwErrorKind {
  return statusKinds[status] ?? (status >= 500 ? 'server' : 'invalid-request')
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
