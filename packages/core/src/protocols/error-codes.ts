import type { TyqwErrorKind } from '../model/errors'

/** What a code of the service means. */
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
  // The service numbers its audio errors below this name.
  [430, 'invalid-request', false, 'Audio.*'],
  [500, 'server', true, 'InternalError, internal_error, InternalError.Algo, InternalError.Timeout'],
  [500, 'server', true, 'SystemError, ModelServiceFailed, InvokePluginFailed, AppProcessFailed'],
  [500, 'server', true, 'RewriteFailed, RetrivalFailed'],
  [500, 'timeout', true, 'RequestTimeOut, ResponseTimeout'],
  [503, 'server', true, 'ModelServingError, ModelUnavailable'],
]

/**
 * The service's documented codes, for tables and texts. The client itself goes by `service-error.ts`, whose few rules
 * say the same of each of them and something sensible of codes that are not documented yet; a test holds the two together.
 */
export const errorCodes: Readonly<Record<string, ErrorCode>> = Object.fromEntries(
  rows.flatMap(([status, kind, retryable, codes]) =>
    codes.split(', ').map((code) => [code, { status, kind, retryable }]),
  ),
)
