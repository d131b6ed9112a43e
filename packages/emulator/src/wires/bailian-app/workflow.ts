import type { Script, WorkflowNode } from '../../scenarios/scenario'
import type { AnswerFrame } from '../answer-stream'
import type { FrameContext } from './envelope'
import { createUsageCount } from './envelope'
import { toFullThoughtsFrames } from './full-thoughts'
import { toMessageFormatFrames } from './message-format'
import type { NodeStep } from './nodes'
import { isVisible, joinForwarded, toNodeSteps } from './nodes'
import type { FrameFields, WorkflowContext } from './workflow-context'
import { silence } from './workflow-context'

/** Turns the nodes of a script into the frames of a workflow application, in the mode that was asked for. */
export function toWorkflowFrames(
  script: Script,
  nodes: readonly WorkflowNode[],
  context: FrameContext,
): Iterable<AnswerFrame> {
  const { sessionId, requestId, flowStreamMode, hasThoughts } = context
  const usage = createUsageCount(context)
  const workflow: WorkflowContext = { ...context, script, nodes, count, frame }
  if (flowStreamMode === 'agent_format') return toAgentFormatFrames(workflow)
  if (flowStreamMode !== 'full_thoughts') return toMessageFormatFrames(workflow)
  return hasThoughts ? toFullThoughtsFrames(workflow) : toBareFrames(workflow)

  function count(node: WorkflowNode, { tokens }: NodeStep): void {
    const model = node.model ?? (node.type === 'LLM' ? script.model : undefined)
    if (model !== undefined) usage.add(model, tokens)
  }

  function frame({ last = false, text, thoughts, ...others }: FrameFields): AnswerFrame {
    const output = {
      ...(thoughts ? { thoughts } : {}),
      session_id: sessionId,
      ...others,
      finish_reason: last ? 'stop' : 'null',
      ...(text === undefined ? {} : { text }),
    }
    // `message_format` leaves `usage` empty in every documented frame.
    const counted = flowStreamMode === 'message_format' ? {} : usage.toUsage()
    return { data: { output, usage: counted, request_id: requestId }, terminal: last }
  }
}

/** The default: frames that only show that time passes, and the whole text in the last one. */
function* toBareFrames({ script, nodes, count, frame }: WorkflowContext): Generator<AnswerFrame> {
  yield frame({})
  for (const node of nodes) {
    if (isVisible(node)) continue
    for (const step of toNodeSteps(node, script.tokensPerFrame)) {
      count(node, step)
      yield frame({})
    }
    if (node.error) return yield { ...silence, error: node.error }
  }
  yield frame({ last: true, text: script.text })
}

/** Like an agent: the visible nodes as text, and nothing of the others but their usage. */
function* toAgentFormatFrames(context: WorkflowContext): Generator<AnswerFrame> {
  const { script, nodes, count, frame, incremental } = context
  let text = ''
  for (const node of joinForwarded(nodes)) {
    for (const step of toNodeSteps(node, script.tokensPerFrame)) {
      const { result } = step.delta
      count(node, step)
      if (isVisible(node)) text += result
      yield isVisible(node) ? frame({ text: incremental ? result : text }) : silence
    }
    if (node.error) return yield { ...silence, error: node.error }
  }
  yield frame({ last: true, text: incremental ? '' : text })
}
