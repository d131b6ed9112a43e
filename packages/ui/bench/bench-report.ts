/** What a benchmark found, for `scripts/bench.mjs`. */
export interface BenchReport {
  /** A section of the page of benchmarks in each language. */
  readonly sections: { readonly zh: string; readonly en: string }
  /** Targets that were missed, one sentence each. */
  readonly missed: readonly string[]
  /** The page of benchmarks stays as it is. */
  readonly isPartial: boolean
}
