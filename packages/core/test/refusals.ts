import type { TyqwErrorKind } from '../src/model/errors'
import type { Fault } from './fault'
import { block } from './test-server'

type Row = readonly [status: number, code: string, kind: TyqwErrorKind, requests?: number]

/** Each status with a code the service gives with it, and what both come to. */
const rows: readonly Row[] = [
  [401, 'InvalidApiKey', 'auth'],
  [403, 'Model.AccessDenied', 'forbidden'],
  [404, 'ModelNotFound', 'not-found'],
  [408, 'RequestTimeOut', 'timeout'],
  [409, 'Conflict', 'invalid-request'],
  [413, 'BadRequest.TooLarge', 'too-large'],
  [429, 'Throttling.RateQuota', 'rate-limit', 3],
  [500, 'InternalError', 'server'],
  [502, 'SystemError', 'server'],
  [503, 'ModelUnavailable', 'server', 3],
  [504, 'ResponseTimeout', 'timeout'],
]

const bodies: readonly (readonly [
  name: string,
  type: string,
  body: (code: string, status: number) => string,
])[] = [
  ['JSON', 'application/json', (code) => JSON.stringify(toJson(code))],
  ['HTML', 'text/html', () => '<!doctype html><h1>Sorry</h1>'],
  ['nothing', '', () => ''],
  ['an event', 'application/json', (code, status) => block(1, toJson(code), 'error', status)],
  [
    'an event that says so',
    'text/event-stream',
    (code, status) => block(1, toJson(code), 'error', status),
  ],
]

/** Refusals before the answer: each status with each kind of body. */
export const refusals: readonly Fault[] = rows.flatMap(([status, code, kind, requests = 1]) =>
  bodies.map(([name, type, body]): Fault => {
    const text = body(code, status)
    return {
      name: `${status} with ${name}`,
      answer: (response) =>
        response.writeHead(status, type ? { 'content-type': type } : {}).end(text),
      expected: {
        kind,
        code: text.includes(code) ? code : `http-${status}`,
        status,
        reason: 'error',
        text: '',
        requests,
        ...(requests > 1 && { delays: [1000, 2000] }),
      },
    }
  }),
)

function toJson(code: string) {
  return { code, message: 'What the service says.', request_id: 'request-1' }
}
