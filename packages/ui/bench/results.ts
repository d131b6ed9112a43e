import type { Shape } from './answer'
import type { ContenderName } from './contenders'
import type { Run } from './run-page'

export interface Task {
  readonly name: ContenderName
  /** In thousands of characters. */
  readonly size: number
  readonly shape: Shape
}

/** All runs of a benchmark. Where there are several the median counts. */
export class Results {
  private readonly runs = new Map<string, (Run | undefined)[]>()

  add(task: Task, run: Run | undefined): void {
    this.runs.set(keyOf(task), [...this.of(task), run])
  }

  /** It was too slow to wait for, or took long enough to be measured once. */
  isSlow(task: Task, slowMs: number): boolean {
    return this.of(task).some((run) => !run || run.total > slowMs)
  }

  /** It was begun and given up. */
  isGivenUp(task: Task): boolean {
    return this.of(task).includes(undefined)
  }

  median(task: Task, value: (run: Run) => number): number | undefined {
    return medianOf(this.of(task).flatMap((run) => (run ? [value(run)] : [])))
  }

  /** What one costs of another, as main-thread time: the median of the ratios within each round. */
  ratio(task: Task, other: Task): number | undefined {
    const others = this.of(other)
    return medianOf(
      this.of(task).flatMap((run, round) => {
        const against = others[round]
        return run && against ? [run.total / against.total] : []
      }),
    )
  }

  private of(task: Task): readonly (Run | undefined)[] {
    return this.runs.get(keyOf(task)) ?? []
  }
}

function keyOf({ name, size, shape }: Task): string {
  return `${name} ${size} ${shape}`
}

function medianOf(values: readonly number[]): number | undefined {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]
}
