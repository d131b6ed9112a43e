import { wireErrors } from '../wire-error'
import type { Failure, HtmlPage, Refusal } from './scenario'

/** Answers that begin well and then go wrong after `afterFrames` frames, by scenario name. */
export const failures = {
  stall: { type: 'stall', afterFrames: 10 },
  truncated: { type: 'truncated', afterFrames: 15 },
  'cut-frame': { type: 'cut-frame', afterFrames: 15 },
  reset: { type: 'reset', afterFrames: 10 },
  'error-mid-stream': {
    type: 'error-frame',
    afterFrames: 12,
    error: wireErrors.allocationQuota,
  },
  'content-filter': {
    type: 'error-frame',
    afterFrames: 15,
    error: wireErrors.inspectionFailed,
  },
} as const satisfies Record<string, Failure & { afterFrames: number }>

/** Requests turned down before any content, by scenario name. */
export const refusals = {
  'error-401': { type: 'refusal', transport: 'http', error: wireErrors.invalidApiKey },
  'error-403': { type: 'refusal', transport: 'http', error: wireErrors.appAccessDenied },
  'error-429': { type: 'refusal', transport: 'http', error: wireErrors.rateQuota },
  'error-429-retry-after': {
    type: 'refusal',
    transport: 'http',
    error: wireErrors.rateQuota,
    retryAfter: '3',
  },
  'error-500': { type: 'refusal', transport: 'http', error: wireErrors.internalError },
  'error-400-in-stream': { type: 'refusal', transport: 'frame', error: wireErrors.invalidRole },
  'error-flow-not-published': {
    type: 'refusal',
    transport: 'http',
    error: wireErrors.flowNotPublished,
  },
  'error-sse-body': { type: 'refusal', transport: 'sse-body', error: wireErrors.arrearage },
} as const satisfies Record<string, Refusal>

/** What a proxy or a login page in between answers. */
export const htmlPage: HtmlPage = {
  type: 'html',
  html: '<!doctype html>\n<html>\n<head><title>Welcome to nginx!</title></head>\n<body><h1>Welcome to nginx!</h1></body>\n</html>\n',
}
