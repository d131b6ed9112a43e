import { createServer as createTlsServer } from 'node:tls'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Fault } from './fault'
import { faults } from './faults'
import { runFault, type FaultOutcome } from './run-fault'
import { serve, type TestServer } from './serve'

/** Every fault, over real sockets, with what it leaves behind. */
export function describeFaults(where: string): void {
  describe(`faults, ${where}`, () => {
    for (const fault of faults) {
      it.each(modesOf(fault))(`${fault.name}, met by %s`, async (mode) => {
        const server = await serve((response, _body, _request, count) =>
          fault.answer?.(response, count),
        )
        const baseUrl = await addressOf(fault, server)
        const requests = () => server.requests.length
        const outcome = await runFault({ baseUrl, mode, requests }, fault.script ?? {})
        expect(summaryOf(outcome)).toEqual(expectationOf(fault, mode))
        // A response that the server itself never ends is over only once the client has closed its socket.
        await expect.poll(() => server.unfinished()).toBe(0)
        expect(server.requests).toHaveLength(fault.expected.requests)
      })
    }
  })
}

/** Both ways to ask, unless the fault is about leaving a loop. */
export function modesOf(fault: Fault): ('send' | 'stream')[] {
  return fault.mode ? [fault.mode] : ['send', 'stream']
}

/** What of an outcome is compared. */
export function summaryOf({ status, errors, ...outcome }: FaultOutcome) {
  return {
    ...outcome,
    reason: status.type === 'incomplete' ? status.reason : status.type,
    errors: errors.map(({ kind, code, status, retryAfterMs }) => ({
      kind,
      code,
      status,
      retryAfterMs,
    })),
    reported: outcome.reported > 0,
  }
}

export function expectationOf({ script = {}, expected }: Fault, mode: 'send' | 'stream') {
  const { kind, code, status, retryAfterMs, reason, text, delays = [], tokens = 0 } = expected
  const isLeft = reason === 'left'
  return {
    reason: isLeft ? 'streaming' : reason,
    text,
    errors: kind ? [{ kind, code: code ?? expect.any(String), status, retryAfterMs }] : [],
    terminals: isLeft ? 0 : 1,
    finishes: mode === 'send' ? 1 : 0,
    delays,
    tokens,
    reported: script.throws === true,
    left: { listeners: 0, timers: 0 },
  }
}

async function addressOf({ address }: Fault, { url }: TestServer): Promise<string> {
  switch (address) {
    case 'refused':
      return `http://127.0.0.1:${await closedPort()}`
    case 'unknown-name':
      return 'http://tyqw.invalid'
    case 'https-to-http':
      return url.replace('http:', 'https:')
    case 'http-to-https':
      return `http://127.0.0.1:${await tlsPort()}`
    default:
      return url
  }
}

/** A port that speaks TLS, and so has nothing to say to plain HTTP. It needs no certificate for that. */
async function tlsPort(): Promise<number> {
  const server = createTlsServer({})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return (server.address() as AddressInfo).port
}

/** A port that nobody listens on any more. */
async function closedPort(): Promise<number> {
  const server = createTlsServer({})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
