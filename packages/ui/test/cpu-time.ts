import { cdp } from 'vitest/browser'

/** What the tests use of Chromium's own protocol. */
interface Session {
  send(method: 'Performance.enable', params: { timeDomain: 'threadTicks' }): Promise<void>
  send(
    method: 'Performance.getMetrics',
  ): Promise<{ metrics: readonly { name: string; value: number }[] }>
}

let session: Session | undefined

/** How long the page's main thread has worked so far, in ms, as its own clock says: what else the machine does is not in it. */
export async function cpuTime(): Promise<number> {
  if (!session) {
    session = cdp() as unknown as Session
    await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  }
  const { metrics } = await session.send('Performance.getMetrics')
  const task = metrics.find(({ name }) => name === 'TaskDuration')
  if (!task) throw new Error('Chromium does not tell how long its main thread has worked.')
  return task.value * 1000
}
