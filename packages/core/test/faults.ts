import type { ServerResponse } from 'node:http'
import type { TyqwErrorKind } from '../src/model/errors'
import type { Fault } from './fault'
import { refusals } from './refusals'
import { appFrame, block, openStream } from './test-server'

const HALF = '前半'
const half = block(1, appFrame({ text: HALF }))
const whole = block(2, appFrame({ text: '前半后半', finish_reason: 'stop' }))

/** Sends these pieces as an event stream and leaves it open. */
const sends =
  (...pieces: string[]) =>
  (response: ServerResponse) => {
    openStream(response)
    for (const piece of pieces) response.write(piece)
    response.flushHeaders()
  }

/** Sends these pieces as an event stream and ends it. */
const answers =
  (...pieces: string[]) =>
  (response: ServerResponse) => {
    sends(...pieces)(response)
    response.end()
  }

const breaks = (response: ServerResponse) => void response.socket?.resetAndDestroy()

/** Breaks the connection once the client has got what comes before. */
const sendsAndBreaks =
  (...pieces: string[]) =>
  (response: ServerResponse, _count: number, textRead: Promise<void>) => {
    sends(...pieces)(response)
    if (pieces.length === 0) response.write(':\n', () => breaks(response))
    else void textRead.then(() => breaks(response))
  }

const answersJson =
  (status: number, json: unknown, headers: Record<string, string> = {}) =>
  (response: ServerResponse) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(JSON.stringify(json))
  }

/** The first request goes wrong, the others are answered. */
const once =
  (answer: (response: ServerResponse) => void) => (response: ServerResponse, count: number) =>
    count === 1 ? answer(response) : answers(half, whole)(response)

const lost = { kind: 'network', code: 'connection-lost', reason: 'error', requests: 1 } as const
const unreachable = {
  kind: 'network',
  code: 'connection-failed',
  reason: 'error',
  text: '',
} as const
const complete = { reason: 'complete', text: '前半后半', requests: 1 } as const
const stopped = { reason: 'stopped', requests: 1 } as const
const truncated = {
  kind: 'truncated',
  code: 'truncated',
  reason: 'truncated',
  requests: 1,
} as const
const failed = (kind: TyqwErrorKind, code: string, status: number) =>
  ({ kind, code, status, reason: 'error' }) as const
const throttled = { code: 'Throttling.RateQuota', message: 'Slow down.', request_id: 'r' }
const denied = { code: 'InvalidApiKey', message: 'No.', request_id: 'r' }
const MINUTE = 60_000
const DAY = 86_400_000

const connections: readonly Fault[] = [
  { name: 'a refused connection', address: 'refused', expected: { ...unreachable, requests: 0 } },
  {
    name: 'a name nobody knows',
    address: 'unknown-name',
    expected: { ...unreachable, requests: 0 },
  },
  {
    name: 'TLS where none is spoken',
    address: 'https-to-http',
    expected: { ...unreachable, requests: 0 },
  },
  {
    name: 'no TLS where it is spoken',
    address: 'http-to-https',
    expected: { ...unreachable, requests: 0 },
  },
  { name: 'a reset before the head', answer: breaks, expected: { ...unreachable, requests: 1 } },
  {
    name: 'a reset before the first frame',
    answer: sendsAndBreaks(),
    expected: { ...lost, text: '' },
  },
  {
    name: 'a reset between frames',
    answer: sendsAndBreaks(half),
    expected: { ...lost, text: HALF },
  },
  {
    name: 'a reset in a frame',
    answer: sendsAndBreaks(half, whole.slice(0, 60)),
    expected: { ...lost, text: HALF },
  },
  {
    name: 'a redirect',
    answer: (response) => response.writeHead(307, { location: '/elsewhere' }).end(),
    expected: { ...unreachable, requests: 1 },
  },
]

const bodies: readonly Fault[] = [
  {
    name: '204',
    answer: (response) => response.writeHead(204).end(),
    expected: { kind: 'protocol', code: 'empty-response', reason: 'error', text: '', requests: 1 },
  },
  {
    name: 'a page in place of an answer',
    answer: (response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Sign in</h1>'),
    expected: {
      kind: 'protocol',
      code: 'not-an-event-stream',
      reason: 'error',
      text: '',
      requests: 1,
    },
  },
  { name: 'a stream without a frame', answer: answers(), expected: { ...truncated, text: '' } },
  {
    name: 'an end without a last frame',
    answer: answers(half),
    expected: { ...truncated, text: HALF },
  },
  {
    name: 'an end in a frame',
    answer: answers(half, whole.slice(0, -40)),
    expected: { ...truncated, text: HALF },
  },
  {
    name: 'a last frame without its blank line',
    answer: answers(half, whole.trimEnd()),
    expected: complete,
  },
  {
    name: 'a frame whose JSON is cut',
    answer: answers(half, 'data:{"output":{"te\n\n', whole),
    expected: { kind: 'protocol', code: 'invalid-frame', reason: 'error', text: HALF, requests: 1 },
  },
  {
    name: 'an error whose JSON is cut',
    answer(response) {
      response.writeHead(500, { 'content-type': 'application/json', 'content-length': '100' })
      response.write('{"code":"InternalErr', () => response.socket?.destroy())
    },
    expected: {
      kind: 'server',
      code: 'http-500',
      status: 500,
      reason: 'error',
      text: '',
      requests: 1,
    },
  },
  {
    name: 'frames that come twice',
    answer: answers(half, half, half, whole, whole),
    expected: complete,
  },
  {
    name: 'frames out of order',
    answer: answers(half, block(3, appFrame({ text: '前半后' })), half, whole),
    expected: complete,
  },
  {
    name: 'frames after the last',
    answer: answers(half, whole, half, block(9, denied, 'error', 401)),
    expected: complete,
  },
  { name: 'a stream that nobody ends', answer: sends(half, whole), expected: complete },
  {
    name: 'an event over the limit',
    answer: sends(half, `data:${'x'.repeat(5000)}\n\n`),
    script: { options: { maxEventBytes: 1000 } },
    expected: {
      kind: 'too-large',
      code: 'event-too-large',
      reason: 'error',
      text: HALF,
      requests: 1,
    },
  },
  {
    name: 'a refusal after content',
    answer: sends(half, block(2, throttled, 'error', 429)),
    expected: { ...failed('rate-limit', throttled.code, 429), text: HALF, requests: 1 },
  },
  {
    name: 'content that is filtered',
    answer: answers(half, block(2, { code: 'DataInspectionFailed', message: 'No.' }, 'error', 400)),
    expected: {
      kind: 'content-filter',
      code: 'DataInspectionFailed',
      status: 400,
      reason: 'content-filter',
      text: HALF,
      requests: 1,
    },
  },
]

const retryAfter = (name: string, headers: Record<string, string>, delays: number[]): Fault => ({
  name: `Retry-After ${name}`,
  answer: once(answersJson(429, throttled, headers)),
  expected: { ...complete, requests: 2, delays },
})

// The test clock begins at 1,000,000 ms, a thousand seconds after midnight of 1970.
const date = (ms: number) => new Date(ms).toUTCString()

const waits: readonly Fault[] = [
  retryAfter('in seconds', { 'retry-after': '3' }, [3000]),
  retryAfter('in ms', { 'retry-after-ms': '1500' }, [1500]),
  retryAfter('as a date', { date: date(1_000_000), 'retry-after': date(1_007_000) }, [7000]),
  retryAfter(
    'as a date, by a server whose clock is a day ahead',
    { date: date(1_000_000 + DAY), 'retry-after': date(1_007_000 + DAY) },
    [7000],
  ),
  retryAfter('that is no time', { 'retry-after': 'soon' }, [1000]),
  {
    name: 'Retry-After longer than a minute',
    answer: answersJson(429, throttled, { 'retry-after': '61' }),
    expected: {
      kind: 'rate-limit',
      code: throttled.code,
      status: 429,
      reason: 'error',
      text: '',
      requests: 1,
      retryAfterMs: 61_000,
    },
  },
  {
    name: 'a stop while a retry is waited for',
    answer: answersJson(429, throttled, { 'retry-after': '30' }),
    script: { leaveAt: 'retry' },
    expected: { ...stopped, text: '', delays: [30_000] },
  },
]

const tokens: readonly Fault[] = [
  {
    name: 'a token that expired',
    answer: once(answersJson(401, denied)),
    script: { token: { livesMs: 10 * MINUTE, skewMs: 0 } },
    expected: { ...complete, requests: 2, delays: [0], tokens: 2 },
  },
  {
    name: 'a token that stays refused',
    answer: answersJson(401, denied),
    script: { token: { livesMs: 10 * MINUTE, skewMs: 0 } },
    expected: {
      kind: 'auth',
      code: denied.code,
      status: 401,
      reason: 'error',
      text: '',
      requests: 2,
      delays: [0],
      tokens: 2,
    },
  },
  {
    name: 'a token that expires in mid-stream',
    answer: answers(half, block(2, denied, 'error', 401)),
    script: { token: { livesMs: 10 * MINUTE, skewMs: 0 } },
    expected: { ...failed('auth', denied.code, 401), text: HALF, requests: 1, tokens: 1 },
  },
  {
    name: 'a clock a day ahead of the one that dates tokens',
    answer: answers(half, whole),
    script: { token: { livesMs: 10 * MINUTE, skewMs: DAY } },
    expected: { ...complete, tokens: 1 },
  },
  {
    name: 'a clock a day behind the one that dates tokens',
    answer: once(answersJson(401, denied)),
    script: { token: { livesMs: MINUTE, skewMs: -DAY } },
    expected: { ...complete, requests: 2, delays: [0], tokens: 2 },
  },
]

const slow = (code: string, text: string) =>
  ({ kind: 'timeout', code, reason: 'error', text, requests: 1 }) as const

const silences: readonly Fault[] = [
  {
    name: 'silence before the head',
    answer: () => undefined,
    script: { silentAfter: 'request' },
    expected: slow('first-byte-timeout', ''),
  },
  {
    name: 'silence before the first byte',
    answer: sends(),
    script: { silentAfter: 'head' },
    expected: slow('first-byte-timeout', ''),
  },
  {
    name: 'silence between frames',
    answer: sends(half),
    script: { silentAfter: 'text' },
    expected: slow('idle-timeout', HALF),
  },
  {
    name: 'silence in a frame',
    answer: sends(half, whole.slice(0, 60)),
    script: { silentAfter: 'text' },
    expected: slow('idle-timeout', HALF),
  },
  {
    name: 'silence in an error',
    answer: (response) => void response.writeHead(401).write('{"code":'),
    script: { silentAfter: 'head' },
    expected: {
      kind: 'auth',
      code: 'http-401',
      status: 401,
      reason: 'error',
      text: '',
      requests: 1,
    },
  },
]

const left = { reason: 'left', requests: 1 } as const

const leavings: readonly Fault[] = [
  {
    name: 'an abort before the request leaves',
    answer: sends(half),
    script: { leaveAt: 'once' },
    expected: { ...stopped, requests: 0, text: '' },
  },
  {
    name: 'an abort while a token is waited for',
    script: { token: 'never', leaveAt: 'token' },
    expected: { ...stopped, requests: 0, text: '', tokens: 1 },
  },
  {
    name: 'an abort before the head',
    answer: () => undefined,
    script: { leaveAt: 'request' },
    expected: { ...stopped, text: '' },
  },
  {
    name: 'an abort between frames',
    answer: sends(half),
    script: { leaveAt: 'text' },
    expected: { ...stopped, text: HALF },
  },
  {
    name: 'an abort in a frame',
    answer: sends(half, whole.slice(0, 60)),
    script: { leaveAt: 'text' },
    expected: { ...stopped, text: HALF },
  },
  {
    name: 'an abort at the last frame',
    answer: sends(half, whole),
    mode: 'stream',
    script: { leaveAt: 'finish' },
    expected: complete,
  },
  {
    name: 'an abort after the end',
    answer: answers(half, whole),
    script: { leaveAt: 'after' },
    expected: complete,
  },
  {
    name: 'a loop that is left',
    answer: sends(half),
    mode: 'stream',
    script: { leaveAt: 'text', leaveBy: 'break' },
    expected: { ...left, text: HALF },
  },
  {
    name: 'a loop that throws',
    answer: sends(half),
    mode: 'stream',
    script: { leaveAt: 'text', leaveBy: 'throw' },
    expected: { ...left, text: HALF },
  },
  {
    name: 'listeners that throw at an answer',
    answer: answers(half, whole),
    script: { throws: true },
    expected: complete,
  },
  {
    name: 'listeners that throw at an error',
    answer: sendsAndBreaks(half),
    script: { throws: true },
    expected: { ...lost, text: HALF },
  },
  {
    name: 'listeners that throw at a retry',
    answer: once(answersJson(429, throttled)),
    script: { throws: true },
    expected: { ...complete, requests: 2, delays: [1000] },
  },
]

/** Every fault that can be made at the server or in the client's code. Those of the browser are in `playground/e2e`. */
export const faults: readonly Fault[] = [
  ...connections,
  ...bodies,
  ...refusals,
  ...waits,
  ...tokens,
  ...silences,
  ...leavings,
]
