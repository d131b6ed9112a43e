/** An error as DashScope names it. */
export interface WireError {
  /** The documented HTTP status; in a stream it travels in the comment line. */
  readonly status: number
  readonly code: string
  readonly message: string
}

/** The errors the emulator answers with, in DashScope's own words. */
export const wireErrors = {
  invalidApiKey: { status: 401, code: 'InvalidApiKey', message: 'Invalid API-key provided.' },
  appAccessDenied: { status: 403, code: 'App.AccessDenied', message: 'App access denied.' },
  notFound: { status: 404, code: 'NotFound', message: 'The requested path does not exist.' },
  arrearage: {
    status: 400,
    code: 'Arrearage',
    message: 'Access denied, please make sure your account is in good standing.',
  },
  inspectionFailed: {
    status: 400,
    code: 'DataInspectionFailed',
    message: 'Output data may contain inappropriate content.',
  },
  rateQuota: {
    status: 429,
    code: 'Throttling.RateQuota',
    message: 'Requests rate limit exceeded, please try again later.',
  },
  allocationQuota: {
    status: 429,
    code: 'Throttling.AllocationQuota',
    message: 'Allocated quota exceeded, please increase your quota limit.',
  },
  internalError: {
    status: 500,
    code: 'InternalError',
    message: 'An internal error has occured, please try again later or contact service support.',
  },
  emptyInput: {
    status: 400,
    code: 'BadRequest.EmptyInput',
    message: 'Required input parameter missing from request.',
  },
  flowNotPublished: {
    status: 400,
    code: 'FlowNotPublished',
    message: 'Flow has not published yet, please publish flow and try again.',
  },
  appProcessFailed: {
    status: 500,
    code: 'AppProcessFailed',
    message: 'Failed to proceed application request.',
  },
  invalidRole: {
    status: 400,
    code: 'InvalidParameter',
    message: 'Role must be user or assistant and Content length must be greater than 0',
  },
} as const satisfies Record<string, WireError>

/** A 400 `InvalidParameter` with the given message. */
export function invalidParameter(message: string): WireError {
  return { status: 400, code: 'InvalidParameter', message }
}

const BODY_INVALID = 'Required body invalid, please check the request body format.'

/** A body that cannot be understood. Behind the service's own sentence stands ours, which names the field. */
export function bodyInvalid(problem?: string): WireError {
  return invalidParameter(problem === undefined ? BODY_INVALID : `${BODY_INVALID} ${problem}`)
}

/** The JSON body of an error: `{ code, message, request_id }`. */
export function toErrorBody({ code, message }: WireError, requestId: string) {
  return { code, message, request_id: requestId }
}
