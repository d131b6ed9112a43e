import type { ToolPart } from '../../model/tool-parts'
import { createInbox } from '../../transport/inbox'
import { runToolCall, type ToolCallContext, type ToolUpdate } from './tool-call'

/**
 * Runs the calls of one run side by side and yields how they go on, as it happens. Ends when all have a result, or when
 * the signal aborts. Whoever leaves early ends the calls too.
 */
export async function* runToolRound(
  calls: readonly ToolPart[],
  context: Omit<ToolCallContext, 'update'>,
): AsyncGenerator<ToolUpdate, void, undefined> {
  const { signal } = context
  const inbox = createInbox<ToolUpdate>(1)
  const round = new AbortController()
  const onAbort = () => round.abort(signal.reason)
  signal.addEventListener('abort', onAbort)
  if (signal.aborted) onAbort()
  const callContext = { ...context, signal: round.signal, update: inbox.push }
  void Promise.all(calls.map((call) => runToolCall(call, callContext))).then(inbox.end)
  try {
    for (;;) {
      const { done, value } = await inbox.take()
      if (done) return
      yield value
    }
  } finally {
    signal.removeEventListener('abort', onAbort)
    round.abort()
  }
}
