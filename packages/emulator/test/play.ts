import type { Script } from '../src/scenarios/scenario'
import type { FrameContext } from '../src/wires/bailian-app/envelope'
import { toAgentFrames } from '../src/wires/bailian-app/frames'
import { toWorkflowFrames } from '../src/wires/bailian-app/workflow'
import { nativeWriter } from '../src/wires/frame-writer'

/** The bytes an application sends for a script, with session `S`, request `R` and ten input tokens. */
export function play(script: Partial<Script>, context: Partial<FrameContext> = {}): string {
  const shared: FrameContext = {
    sessionId: 'S',
    requestId: 'R',
    inputTokens: 10,
    modelId: undefined,
    incremental: true,
    hasThoughts: false,
    flowStreamMode: 'full_thoughts',
    ...context,
  }
  const whole: Script = { type: 'answer', text: '', model: 'qwen-max', ...script }
  const frames = whole.workflow
    ? toWorkflowFrames(whole, whole.workflow, shared)
    : toAgentFrames(whole, shared)
  return [...frames]
    .filter(({ data, error }) => data !== undefined || error)
    .map(({ data, error }, index) =>
      error ? nativeWriter.writeError(index + 1, error, 'R') : nativeWriter.write(index + 1, data),
    )
    .join('')
}

/** Frames as the wire frames them, from their JSON. */
export function toRecords(...lines: string[]): string {
  return lines
    .map((json, index) => `id:${index + 1}\nevent:result\n:HTTP_STATUS/200\ndata:${json}\n\n`)
    .join('')
}
