import type { AddressInfo } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import type { Fault } from './fault'
import type { FaultOutcome } from './run-fault'

export type FaultMode = 'send' | 'stream'

/** Both ways to ask, unless the fault is about leaving a loop. */
export function modesOf(fault: Fault): FaultMode[] {
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

/** What it must be, as {@link summaryOf} gives it. */
export function expectationOf({ script = {}, expected }: Fault, mode: FaultMode) {
  const { kind, code, status, retryAfterMs, reason, text, delays = [], tokens = 0 } = expected
  const isLeft = reason === 'left'
  return {
    reason: isLeft ? 'streaming' : reason,
    text,
    errors: kind ? [{ kind, code, status, retryAfterMs }] : [],
    terminals: isLeft ? 0 : 1,
    finishes: mode === 'send' ? 1 : 0,
    delays,
    tokens,
    reported: script.throws === true,
    left: { listeners: 0, timers: 0 },
  }
}

/** Where the client is told to ask. @param onEnd - Takes what is to be done afterwards. */
export async function addressOf(
  { address }: Fault,
  url: string,
  onEnd: (end: () => void) => void,
): Promise<string> {
  switch (address) {
    case 'refused':
      return `http://127.0.0.1:${await closedPort()}`
    case 'unknown-name':
      return 'http://tyqw.invalid'
    case 'https-to-http':
      return url.replace('http:', 'https:')
    case 'http-to-https':
      return `http://127.0.0.1:${await tlsPort(onEnd)}`
    default:
      return url
  }
}

/** A port that speaks TLS, and so has nothing to say to plain HTTP. It needs no certificate for that. */
async function tlsPort(onEnd: (end: () => void) => void): Promise<number> {
  const server = createTlsServer({})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onEnd(() => void server.close())
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

/** A promise, and what resolves it. */
export function createSign(): { readonly given: Promise<void>; give: () => void } {
  let give = () => undefined as void
  const given = new Promise<void>((resolve) => (give = resolve))
  return { given, give: () => give() }
}
