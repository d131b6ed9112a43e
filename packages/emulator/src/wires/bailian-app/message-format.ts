import type { WorkflowNode } from '../../scenarios/scenario'
import type { AnswerFrame } from '../answer-stream'
import type { NodeStep } from './nodes'
import { isVisible, joinForwarded, toNodeSteps } from './nodes'
import type { WorkflowContext } from './workflow-context'
import { silence } from './workflow-context'

/**
 * `message_format` (visible nodes only) and `message_format_plus` (all nodes): one `workflow_message` a frame, numbered
 * for each node, then a frame that completes the node. The last frame has the whole text, even when frames are
 * incremental.
 */
export function* toMessageFormatFrames(context: WorkflowContext): Generator<AnswerFrame> {
  const { script, count, frame, incremental, flowStreamMode } = context
  const hides = flowStreamMode === 'message_format'
  for (const node of hides ? joinForwarded(context.nodes) : context.nodes) {
    yield* hides && !isVisible(node) ? hide(node) : show(node)
    if (node.error) return yield { ...silence, error: node.error }
  }
  yield frame({ last: true, text: script.text })

  function* hide(node: WorkflowNode): Generator<AnswerFrame> {
    for (const _ of toNodeSteps(node, script.tokensPerFrame)) yield silence
  }

  function* show(node: WorkflowNode): Generator<AnswerFrame> {
    if (node.type === 'Start') return yield message(node, 1, 'success', node.result)
    const steps = toNodeSteps(node, script.tokensPerFrame)
    const carried =
      script.completedFrame === 'last-delta' && !node.error ? steps.splice(-1)[0] : undefined
    let sequence = 0
    for (const step of steps) {
      count(node, step)
      yield message(node, (sequence += 1), 'executing', toContent(node, step))
    }
    if (node.error) return
    if (carried) count(node, carried)
    const last = carried ?? (incremental ? undefined : steps.at(-1))
    const content = last ? toContent(node, last) : ''
    yield message(node, (sequence += 1), 'success', content)
  }

  function toContent(node: WorkflowNode, { delta, soFar }: NodeStep): string {
    if (node.type !== 'LLM') return incremental ? delta.result : soFar.result
    const { result, reasoning } = incremental && script.nodeJson !== 'snapshots' ? delta : soFar
    return JSON.stringify({ result, reasoningContent: reasoning })
  }

  function message(
    node: WorkflowNode,
    sequence: number,
    status: 'executing' | 'success',
    content: string,
  ): AnswerFrame {
    return frame({
      workflow_message: {
        node_status: status,
        node_type: node.type,
        node_msg_seq_id: sequence,
        node_name: node.name,
        message: { content, role: 'assistant' },
        node_is_completed: status === 'success',
        node_id: node.id,
      },
    })
  }
}
