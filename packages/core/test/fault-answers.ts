import type { ServerResponse } from 'node:http'
import type { TyqwErrorKind } from '../src/model/errors'
import { appFrame, block, openStream } from './test-server'

export const HALF = '前半'
export const half = block(1, appFrame({ text: HALF }))
export const whole = block(2, appFrame({ text: '前半后半', finish_reason: 'stop' }))

/** Sends these pieces as an event stream and leaves it open. */
export const sends =
  (...pieces: string[]) =>
  (response: ServerResponse) => {
    openStream(response)
    for (const piece of pieces) response.write(piece)
    response.flushHeaders()
  }

/** Sends these pieces as an event stream and ends it. */
export const answers =
  (...pieces: string[]) =>
  (response: ServerResponse) => {
    sends(...pieces)(response)
    response.end()
  }

export const breaks = (response: ServerResponse) => void response.socket?.resetAndDestroy()

/** Breaks the connection once the client has got what comes before. */
export const sendsAndBreaks =
  (...pieces: string[]) =>
  (response: ServerResponse, _count: number, textRead: Promise<void>) => {
    sends(...pieces)(response)
    if (pieces.length === 0) response.write(':\n', () => breaks(response))
    else void textRead.then(() => breaks(response))
  }

export const answersJson =
  (status: number, json: unknown, headers: Record<string, string> = {}) =>
  (response: ServerResponse) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(JSON.stringify(json))
  }

/** The first request goes wrong, the others are answered. */
export const once =
  (answer: (response: ServerResponse) => void) => (response: ServerResponse, count: number) =>
    count === 1 ? answer(response) : answers(half, whole)(response)

export const lost = {
  kind: 'network',
  code: 'connection-lost',
  reason: 'error',
  requests: 1,
} as const
export const unreachable = {
  kind: 'network',
  code: 'connection-failed',
  reason: 'error',
  text: '',
} as const
export const complete = { reason: 'complete', text: '前半后半', requests: 1 } as const
export const stopped = { reason: 'stopped', requests: 1 } as const
export const truncated = {
  kind: 'truncated',
  code: 'truncated',
  reason: 'truncated',
  requests: 1,
} as const
export const failed = (kind: TyqwErrorKind, code: string, status: number) =>
  ({ kind, code, status, reason: 'error' }) as const
export const throttled = { code: 'Throttling.RateQuota', message: 'Slow down.', request_id: 'r' }
export const denied = { code: 'InvalidApiKey', message: 'No.', request_id: 'r' }
