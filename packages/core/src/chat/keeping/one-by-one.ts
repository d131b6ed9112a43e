import type { Clock } from '../../model/clock'

export interface OneByOneOptions {
  clock: Pick<Clock, 'after'>
  /** Longest wait for one piece of work, in ms. What comes after begins then. */
  limit: number
  /** Hears of what failed or took too long; `isFirst` until something works again. */
  onFailure(thrown: unknown, isFirst: boolean): void
}

/** Work that can ask whether it has taken too long, so that others have begun. */
export type Work = (isLate: () => boolean) => Promise<void>

/**
 * Does one thing after another.
 *
 * @returns A function that takes the next one. It resolves to whether that worked, and never rejects.
 */
export function oneByOne(options: OneByOneOptions): (work: Work) => Promise<boolean> {
  let before: Promise<unknown> = Promise.resolve()
  let hasFailed = false

  async function withinLimit(work: Work): Promise<void> {
    let isLate = false
    let cancel: (() => void) | undefined
    const limit = new Promise<never>((_, reject) => {
      cancel = options.clock.after(options.limit, () => {
        isLate = true
        reject(new Error(`It did not answer in ${options.limit} ms.`))
      })
    })
    await Promise.race([work(() => isLate), limit]).finally(cancel)
  }

  function succeed(): boolean {
    hasFailed = false
    return true
  }

  function fail(thrown: unknown): boolean {
    const isFirst = !hasFailed
    hasFailed = true
    options.onFailure(thrown, isFirst)
    return false
  }

  return (work) => {
    const done = before.then(() => withinLimit(work)).then(succeed, fail)
    before = done
    return done
  }
}
