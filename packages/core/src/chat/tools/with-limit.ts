import type { Clock } from '../../model/clock'
import { afterLimit } from '../../transport/time-limit'

/**
 * What `task` comes to. It is waited for until `signal` aborts or `timeout` ms are over; its own signal then aborts, and
 * whatever it comes to later is nobody's.
 */
export function withLimit<Value>(
  task: (signal: AbortSignal) => Value | PromiseLike<Value>,
  limit: { signal: AbortSignal; timeout: number; clock: Clock; timeoutError: () => Error },
): Promise<Value> {
  const { signal, timeout, clock, timeoutError } = limit
  return new Promise((resolve, reject) => {
    signal.throwIfAborted()
    const controller = new AbortController()
    const onAbort = () => giveUp(signal.reason)
    const cancel = afterLimit(timeout, clock, () => giveUp(timeoutError()))

    function release(): void {
      cancel()
      signal.removeEventListener('abort', onAbort)
    }

    function giveUp(reason: unknown): void {
      release()
      reject(reason)
      controller.abort(reason)
    }

    signal.addEventListener('abort', onAbort)
    new Promise<Value>((done) => done(task(controller.signal)))
      .finally(release)
      .then(resolve, reject)
  })
}
