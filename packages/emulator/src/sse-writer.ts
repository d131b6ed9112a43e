/** One event of a native DashScope stream. */
export interface DashScopeEvent {
  /** Counts 1, 2, 3… within a stream. */
  readonly id: number
  readonly event: 'result' | 'error'
  /** Goes into the comment line `:HTTP_STATUS/n`. */
  readonly status: number
  /** Written as one line of JSON. */
  readonly data: unknown
}

/**
 * Writes an event as the native endpoints do: LF only, no space after a colon, the status as a comment between
 * `event` and `data`, and a blank line at the end.
 */
export function writeEvent({ id, event, status, data }: DashScopeEvent): string {
  return `id:${id}\nevent:${event}\n:HTTP_STATUS/${status}\ndata:${JSON.stringify(data)}\n\n`
}
