import type { Clock } from '../model/clock'
import type { TyqwErrorData } from '../model/errors'

/** The first wait, and the longest: a service that asks for more is not waited for. In ms. */
const FIRST_DELAY = 1000
const LONGEST_DELAY = 60_000

/**
 * How long to wait before the same is sent again, in ms; undefined when it must not be, because the model may have run,
 * or because it would not help. The caller asks only while nothing of the answer has come.
 *
 * Exponential with jitter, 1 s to 60 s, unless the service names a time.
 * Source: Alibaba Cloud Model Studio, "rate limiting best practices".
 *
 * @param retry - 1 before it is sent again for the first time.
 */
export function delayBeforeRetry(
  error: TyqwErrorData,
  retry: number,
  clock: Pick<Clock, 'random'>,
): number | undefined {
  const { kind, code, status = 0, retryAfterMs } = error
  const hasNotRun = status === 429 || status === 503 || code.startsWith('Throttling')
  if (kind === 'quota' || !hasNotRun) return undefined
  if (retryAfterMs !== undefined) return retryAfterMs > LONGEST_DELAY ? undefined : retryAfterMs
  return Math.min(FIRST_DELAY * 2 ** (retry - 1) * (1 + clock.random()), LONGEST_DELAY)
}
