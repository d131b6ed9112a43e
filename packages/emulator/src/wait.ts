/**
 * Waits `ms` milliseconds; `Infinity` waits for the signal alone and starts no timer.
 *
 * @throws The signal's reason, at once, when it aborts.
 */
export function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason)
    if (ms <= 0) return resolve()
    const timer = ms === Infinity ? undefined : setTimeout(finish, ms)
    signal.addEventListener('abort', stop, { once: true })

    function finish() {
      signal.removeEventListener('abort', stop)
      resolve()
    }
    function stop() {
      clearTimeout(timer)
      reject(signal.reason)
    }
  })
}
