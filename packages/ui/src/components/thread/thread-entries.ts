/** A stretch of a thread, by index: from its first message to before its end. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** What stands in a thread: messages, and gaps as high as the messages that are left out. */
export type ThreadEntry =
  | { readonly type: 'message'; readonly key: string; readonly index: number }
  | { readonly type: 'gap'; readonly key: string; readonly span: Span; readonly height: number }

/**
 * The entries of a thread in which only some stretches are mounted.
 *
 * @param ids - All messages, oldest first.
 * @param spans - What is mounted, in any order; stretches may overlap and reach beyond the ends.
 * @param heightOf - How high the messages of a stretch are, in pixels.
 */
export function toEntries(
  ids: readonly string[],
  spans: readonly Span[],
  heightOf: (span: Span) => number,
): readonly ThreadEntry[] {
  const entries: ThreadEntry[] = []
  let end = 0
  const leaveOut = (to: number) => {
    // Named after what follows it: a gap that is closed goes, and no message has to move in the page.
    if (to <= end) return
    const span = { from: end, to }
    entries.push({ type: 'gap', key: `gap ${ids[to] ?? ''}`, span, height: heightOf(span) })
    end = to
  }
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    if (from >= ids.length || to <= end) continue
    leaveOut(from)
    for (const last = Math.min(to, ids.length); end < last; end += 1) {
      entries.push({ type: 'message', key: ids[end] ?? '', index: end })
    }
  }
  leaveOut(ids.length)
  return entries
}

/** A branch of a conversation may go on for long behind a stretch that was at the end. */
const MOST_ADDED = 20

/**
 * The same stretch after messages were put before, taken away, or added behind it.
 *
 * @returns undefined when nothing of it is left.
 */
export function moveSpan(
  { from, to }: Span,
  before: readonly string[],
  ids: readonly string[],
): Span | undefined {
  const anchor = before.slice(from, to).find((id) => ids.includes(id))
  if (anchor === undefined) return undefined
  const shift = ids.indexOf(anchor) - before.indexOf(anchor)
  const added = to >= before.length ? MOST_ADDED : 0
  return { from: Math.max(0, from + shift), to: Math.min(to + shift + added, ids.length) }
}
