import type { Fault } from './fault'
import {
  answers,
  breaks,
  complete,
  denied,
  failed,
  HALF,
  half,
  lost,
  sends,
  sendsAndBreaks,
  throttled,
  truncated,
  unreachable,
  whole,
} from './fault-answers'
import { appFrame, block } from './test-server'

/** What goes wrong with a connection. */
export const connections: readonly Fault[] = [
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

/** What goes wrong in an answer. */
export const bodies: readonly Fault[] = [
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
