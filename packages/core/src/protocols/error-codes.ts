import { TyqwError, type TyqwErrorKind } from '../model/errors'

/** What a code of the service means, where it arrives without a status of its own. */
export interface ErrorCode {
  readonly status: number
  readonly kind: TyqwErrorKind
  /** True when sending the same again may work. */
  readonly retryable: boolean
}

type Row = readonly [status: number, kind: TyqwErrorKind, retryable: boolean, codes: string]

/** Alibaba Cloud Model Studio, "error code"; the compatible endpoint's spelling stands beside the native one. */
const rows: readonly Row[] = [
  [400, 'invalid-request', false, 'InvalidParameter, invalid_request_error, invalid_value'],
  [400, 'invalid-request', false, 'InvalidParameter.NotSupportEnableThinking'],
  [400, 'invalid-request', false, 'FlowNotPublished, ServiceUnavailableError, ClientDisconnect'],
  [400, 'invalid-request', false, 'BadRequest.EmptyInput, BadRequest.EmptyParameters'],
  [400, 'invalid-request', false, 'BadRequest.EmptyModel, BadRequest.IllegalInput'],
  [400, 'invalid-request', false, 'BadRequest.ResourceNotExist, BadRequest.UnsupportedFileFormat'],
  [400, 'invalid-request', false, 'BadRequest.VoiceNotFound, InvalidParameter.DataInspection'],
  [400, 'invalid-request', false, 'InvalidURL, InvalidURL.ConnectionRefused'],
  [400, 'invalid-request', true, 'InvalidURL.Timeout, BadRequest.InputDownloadFailed'],
  [400, 'too-large', false, 'BadRequest.TooLarge'],
  [400, 'quota', false, 'Arrearage'],
  [400, 'content-filter', false, 'DataInspectionFailed, data_inspection_failed, FaqRuleBlocked'],
  [400, 'content-filter', false, 'CustomRoleBlocked, IPInfringementSuspect'],
  [400, 'network', true, 'APIConnectionError'],
  [401, 'auth', false, 'InvalidApiKey, invalid_api_key'],
  [401, 'forbidden', false, 'NOT AUTHORIZED'],
  [403, 'forbidden', false, 'AccessDenied, access_denied, AccessDenied.Unpurchased'],
  [403, 'forbidden', false, 'Model.AccessDenied, App.AccessDenied, Workspace.AccessDenied'],
  [403, 'quota', false, 'AllocationQuota.FreeTierOnly'],
  [404, 'not-found', false, 'ModelNotFound, model_not_found, model_not_supported'],
  [404, 'not-found', false, 'WorkSpaceNotFound, NotFound'],
  [409, 'invalid-request', false, 'Conflict'],
  [429, 'rate-limit', true, 'Throttling, Throttling.RateQuota, Throttling.BurstRate'],
  [429, 'rate-limit', true, 'Throttling.AllocationQuota, LimitRequests, limit_requests'],
  [429, 'rate-limit', true, 'limit_burst_rate, insufficient_quota'],
  [429, 'quota', false, 'CommodityNotPurchased, PrepaidBillOverdue, PostpaidBillOverdue'],
  [500, 'server', true, 'InternalError, internal_error, InternalError.Algo, InternalError.Timeout'],
  [500, 'server', true, 'SystemError, ModelServiceFailed, InvokePluginFailed, AppProcessFailed'],
  [500, 'server', true, 'RewriteFailed, RetrivalFailed'],
  [500, 'timeout', true, 'RequestTimeOut, ResponseTimeout'],
  [503, 'server', true, 'ModelServingError, ModelUnavailable'],
]

/** The service's documented codes. Codes change between its own pages, so unknown ones go by their status. */
export const errorCodes: Readonly<Record<string, ErrorCode>> = Object.fromEntries(
  rows.flatMap(([status, kind, retryable, codes]) =>
    codes.split(', ').map((code) => [code, { status, kind, retryable }]),
  ),
)

/** What is known of a failure the service reported. */
export interface ServiceFailure {
  readonly code?: string | undefined
  readonly message?: string | undefined
  /** From the in-stream status comment, or an HTTP status of 400 and above. */
  readonly status?: number | undefined
  readonly requestId?: string | undefined
  readonly retryAfterMs?: number | undefined
  readonly cause?: unknown
}

/** The one TyqwError of a failure the service reported, whichever way it was transported. */
export function toServiceError(failure: ServiceFailure): TyqwError {
  const { message = '', requestId, retryAfterMs, cause } = failure
  const known = failure.code === undefined ? undefined : lookUp(failure.code)
  const status = failure.status ?? known?.status ?? 400
  const code = failure.code ?? `http-${status}`
  const { kind, retryable } = refine(known ?? byStatus(status), { code, status, message })
  return new TyqwError(
    {
      code,
      kind,
      retryable,
      status,
      message: message || sentenceFor(status),
      ...(requestId !== undefined && { requestId }),
      ...(retryAfterMs !== undefined && { retryAfterMs }),
    },
    { cause },
  )
}

function lookUp(code: string): ErrorCode | undefined {
  if (Object.hasOwn(errorCodes, code)) return errorCodes[code]
  return code.startsWith('Throttling') ? errorCodes['Throttling'] : undefined
}

function byStatus(status: number): ErrorCode {
  const of = (kind: TyqwErrorKind, retryable = false): ErrorCode => ({ status, kind, retryable })
  if (status === 401) return of('auth')
  if (status === 403) return of('forbidden')
  if (status === 404) return of('not-found')
  if (status === 408) return of('timeout', true)
  if (status === 413) return of('too-large')
  if (status === 429) return of('rate-limit', true)
  if (status === 504) return of('timeout', true)
  return status >= 500 ? of('server', true) : of('invalid-request')
}

/** The cases in which the code alone misleads: used-up quota that is called throttling, bad input that is called a server error. */
function refine(
  error: ErrorCode,
  { code, status, message }: { code: string; status: number; message: string },
): ErrorCode {
  const isThrottling = code.startsWith('Throttling') || code === 'insufficient_quota'
  if (isThrottling && (status === 400 || message.includes('Free allocated quota exceeded')))
    return { ...error, kind: 'quota', retryable: false }
  if (
    code === 'InternalError.Algo' &&
    /list index out of range|Role must be in|Expecting ','/.test(message)
  )
    return { ...error, kind: 'invalid-request', retryable: false }
  return error
}

function sentenceFor(status: number): string {
  return `The server answered with status ${status} and no explanation. Look at the gateway's log.`
}
