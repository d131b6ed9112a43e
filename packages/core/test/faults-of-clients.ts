import type { Fault } from './fault'
import {
  answers,
  answersJson,
  complete,
  denied,
  failed,
  HALF,
  half,
  lost,
  once,
  sends,
  sendsAndBreaks,
  stopped,
  throttled,
  whole,
} from './fault-answers'
import { block } from './test-server'

const MINUTE = 60_000
const DAY = 86_400_000

const retryAfter = (name: string, headers: Record<string, string>, delays: number[]): Fault => ({
  name: `Retry-After ${name}`,
  answer: once(answersJson(429, throttled, headers)),
  expected: { ...complete, requests: 2, delays },
})

// The test clock begins at 1,000,000 ms, a thousand seconds after midnight of 1970.
const date = (ms: number) => new Date(ms).toUTCString()

/** What is waited for before it is sent again. */
export const waits: readonly Fault[] = [
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

/** What goes wrong with tokens and clocks. */
export const tokens: readonly Fault[] = [
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

/** Silences, and where they come. */
export const silences: readonly Fault[] = [
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

/** How and when an answer is left, and listeners that throw. */
export const leavings: readonly Fault[] = [
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
