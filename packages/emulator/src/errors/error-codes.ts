import type { WireError } from '../wire-error'
import { wireErrors } from '../wire-error'

/** An error DashScope documents. */
export interface ErrorCodeInfo extends WireError {
  /** What OpenAI-compatible endpoints call it, where that differs. */
  readonly compatibleCode?: string
}

/**
 * Every error code of DashScope that a chat can meet, with its documented status. A status is led by its most usual
 * code. A code can stand twice, with another status and message. Where the documents give no message it is a sentence
 * of ours.
 */
export const errorCodeList: readonly ErrorCodeInfo[] = [
  error(
    400,
    'InvalidParameter',
    'Required body invalid, please check the request body format.',
    'invalid_parameter_error',
  ),
  error(400, 'invalid_request_error', 'you must provide a model parameter.'),
  error(400, 'invalid_value', 'The value of a parameter is invalid.'),
  error(
    400,
    'InvalidParameter.NotSupportEnableThinking',
    'The model qwen-plus does not support enable_thinking.',
  ),
  wireErrors.arrearage,
  { ...wireErrors.inspectionFailed, compatibleCode: 'data_inspection_failed' },
  error(400, 'FaqRuleBlocked', 'Input or output data is blocked by faq rule.'),
  error(
    400,
    'CustomRoleBlocked',
    'Input or output data may contain inappropriate content with custom rule.',
  ),
  error(
    400,
    'IPInfringementSuspect',
    'Input data is suspected of being involved in IP infringement.',
  ),
  wireErrors.flowNotPublished,
  wireErrors.emptyInput,
  error(400, 'BadRequest.EmptyParameters', 'Required parameter "parameters" missing from request.'),
  error(400, 'BadRequest.EmptyModel', 'Required parameter "model" missing from request.'),
  error(400, 'BadRequest.IllegalInput', 'The input parameter requires json format.'),
  error(400, 'BadRequest.TooLarge', 'Payload Too Large'),
  error(400, 'BadRequest.ResourceNotExist', 'The required resource does not exist.'),
  error(400, 'BadRequest.UnsupportedFileFormat', 'Input file format is not supported.'),
  error(400, 'BadRequest.InputDownloadFailed', 'Failed to download the input file.'),
  error(400, 'BadRequest.VoiceNotFound', 'The voice does not exist.'),
  error(400, 'InvalidURL', 'Required URL is missing or invalid, please check the request URL.'),
  error(
    400,
    'InvalidURL.ConnectionRefused',
    'Connection to https://example.com/a.png refused, please provide available URL.',
  ),
  error(
    400,
    'InvalidURL.Timeout',
    'Download https://example.com/a.png timeout, please check network connection.',
  ),
  error(
    400,
    'InvalidParameter.DataInspection',
    'Unable to download the media resource during the data inspection process.',
  ),
  error(
    400,
    'ServiceUnavailableError',
    'Role must be user or assistant and Content length must be greater than 0.',
  ),
  error(400, 'APIConnectionError', 'Connection error.'),
  error(400, 'ClientDisconnect', 'Client disconnected before task finished.'),

  { ...wireErrors.invalidApiKey, compatibleCode: 'invalid_api_key' },
  error(
    401,
    'NOT AUTHORIZED',
    'Access denied: Either you are not authorized to access this workspace, or the workspace does not exist.',
  ),

  wireErrors.appAccessDenied,
  error(403, 'AccessDenied', 'Access denied.', 'access_denied'),
  error(403, 'AccessDenied.Unpurchased', 'Access to model denied.'),
  error(403, 'Model.AccessDenied', 'Model access denied.'),
  error(403, 'Workspace.AccessDenied', 'Workspace access denied.'),
  error(
    403,
    'AllocationQuota.FreeTierOnly',
    'The free tier of the model has been exhausted. If you wish to continue access the model on a paid basis, please disable the "use free tier only" mode in the management console.',
  ),

  error(404, 'ModelNotFound', 'Model can not be found.', 'model_not_found'),
  error(404, 'model_not_supported', 'The model is not supported here.'),
  error(404, 'WorkSpaceNotFound', 'WorkSpace can not be found.'),
  wireErrors.notFound,
  error(409, 'Conflict', 'The request conflicts with another one.'),

  { ...wireErrors.rateQuota, compatibleCode: 'limit_requests' },
  error(429, 'Throttling', 'Requests throttling triggered.'),
  error(429, 'LimitRequests', 'You exceeded your current requests list.', 'limit_requests'),
  error(
    429,
    'Throttling.BurstRate',
    'Request rate increased too quickly. To ensure system stability, please adjust your client logic to scale requests more smoothly over time.',
    'limit_burst_rate',
  ),
  { ...wireErrors.allocationQuota, compatibleCode: 'insufficient_quota' },
  error(400, 'Throttling.AllocationQuota', 'Free allocated quota exceeded.', 'insufficient_quota'),
  error(429, 'CommodityNotPurchased', 'Commodity has not purchased yet.'),
  error(429, 'PrepaidBillOverdue', 'The prepaid bill is overdue.'),
  error(429, 'PostpaidBillOverdue', 'The postpaid bill is overdue.'),
  error(430, 'Audio.DecoderError', 'Decoder audio file failed.'),

  { ...wireErrors.internalError, compatibleCode: 'internal_error' },
  error(500, 'InternalError.Algo', 'An internal error has occured during algorithm processing.'),
  error(500, 'InternalError.Timeout', 'An internal timeout error has occured during execution.'),
  error(500, 'SystemError', 'An system error has occured, please try again later.'),
  error(500, 'ModelServiceFailed', 'Failed to request model service.'),
  error(500, 'RequestTimeOut', 'Request timed out, please try again later.'),
  error(500, 'ResponseTimeout', 'Response timeout!'),
  error(500, 'InvokePluginFailed', 'Failed to invoke plugin.'),
  wireErrors.appProcessFailed,
  error(500, 'RewriteFailed', 'Failed to rewrite content for prompt.'),
  error(500, 'RetrivalFailed', 'Failed to retrieve data from documents.'),
  error(503, 'ModelUnavailable', 'Model is unavailable, please try again later.'),
  error(
    503,
    'ModelServingError',
    'Too many requests. Your requests are being throttled due to system capacity limits.',
  ),
  error(
    500,
    'ModelServingError',
    'Too many requests. Your requests are being throttled due to system capacity limits.',
  ),
]

/**
 * Finds an error by its code, by its code on OpenAI-compatible endpoints (which then stays its code), or by its
 * status. Capitals do not matter, and `_` may stand for a blank: `NOT_AUTHORIZED`. A status other than the documented
 * one may be asked for.
 */
export function findError(name: string, status?: number): WireError | undefined {
  const wanted = normalize(name)
  const found = errorCodeList.filter((info) =>
    [info.code, info.compatibleCode, String(info.status)].some(
      (spelling) => spelling !== undefined && normalize(spelling) === wanted,
    ),
  )
  const info = found.find((candidate) => candidate.status === status) ?? found[0]
  if (!info) return undefined
  const { code, compatibleCode, message } = info
  const asked = compatibleCode !== undefined && normalize(compatibleCode) === wanted
  return { status: status ?? info.status, code: asked ? compatibleCode : code, message }
}

/** What OpenAI-compatible endpoints call a native code; a code without another name keeps its own. */
export function toCompatibleCode(code: string): string {
  return errorCodeList.find((info) => info.code === code)?.compatibleCode ?? code
}

function error(
  status: number,
  code: string,
  message: string,
  compatibleCode?: string,
): ErrorCodeInfo {
  return { status, code, message, ...(compatibleCode === undefined ? {} : { compatibleCode }) }
}

function normalize(name: string): string {
  return name.toLowerCase().replaceAll(' ', '_')
}
