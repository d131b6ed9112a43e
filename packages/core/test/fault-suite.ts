import { describe, expect, it, onTestFinished } from 'vitest'
import { addressOf, createSign, expectationOf, modesOf, summaryOf } from './fault-checks'
import { faults } from './faults'
import { runFault } from './run-fault'
import { serve } from './serve'

/** Every fault, over real sockets, with what it leaves behind. */
export function describeFaults(where: string): void {
  describe(`faults, ${where}`, () => {
    for (const fault of faults) {
      it.each(modesOf(fault))(`${fault.name}, met by %s`, async (mode) => {
        const text = createSign()
        const server = await serve((response, _body, _request, count) =>
          fault.answer?.(response, count, text.given),
        )
        const baseUrl = await addressOf(fault, server.url, onTestFinished)
        const requests = () => server.requests.length
        const setting = { baseUrl, mode, requests, onText: text.give }
        const outcome = await runFault(setting, fault.script ?? {})
        expect(summaryOf(outcome)).toEqual(expectationOf(fault, mode))
        // A response that the server itself never ends is over only once the client has closed its socket.
        await expect.poll(() => server.unfinished()).toBe(0)
        expect(server.requests).toHaveLength(fault.expected.requests)
      })
    }
  })
}
