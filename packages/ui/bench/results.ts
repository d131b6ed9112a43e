/** A run that did not end in time, and what it had cost until then. */
export interface CutRun {
  /** Main-thread time, in ms. */
  readonly total: number
  readonly isCut: true
}

interface DoneRun {
  /** Main-thread time, in ms. */
  readonly total: number
  readonly isCut: false
}

/** All runs of a benchmark. Where there are several the median counts. */
export class Results<Task extends object, Run extends DoneRun> {
  private readonly runs = new Map<string, (Run | CutRun)[]>()

  add(task: Task, run: Run | CutRun): void {
    this.runs.set(keyOf(task), [...this.of(task), run])
  }

  /** It was too slow to wait for, or took long enough to be measured once. */
  isSlow(task: Task, slowMs: number): boolean {
    return this.of(task).some((run) => run.isCut || run.total > slowMs)
  }

  /** It did not end in time: all that is known is that it costs more than its `total`. */
  isCut(task: Task): boolean {
    return this.of(task).some((run) => run.isCut)
  }

  total(task: Task): number | undefined {
    return medianOf(this.of(task).map((run) => run.total))
  }

  /** Of the runs that ended. */
  median(task: Task, value: (run: Run) => number): number | undefined {
    return medianOf(this.of(task).flatMap((run) => (run.isCut ? [] : [value(run)])))
  }

  /** What one costs of another, as main-thread time: the median of the ratios within each round. */
  ratio(task: Task, other: Task): number | undefined {
    const others = this.of(other)
    return medianOf(
      this.of(task).flatMap((run, round) => {
        const against = others[round]
        return against ? [run.total / against.total] : []
      }),
    )
  }

  private of(task: Task): readonly (Run | CutRun)[] {
    return this.runs.get(keyOf(task)) ?? []
  }
}

function keyOf(task: object): string {
  return JSON.stringify(task, Object.keys(task).sort())
}

function medianOf(values: readonly number[]): number | undefined {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]
}
