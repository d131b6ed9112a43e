import type { WorkflowNode } from '../../scenarios/scenario'
import type { AnswerFrame } from '../answer-stream'
import type { NodeContent, NodeStep } from './nodes'
import { isVisible, noContent, toNodeSteps } from './nodes'
import type { WorkflowContext } from './workflow-context'
import { silence } from './workflow-context'

/**
 * `full_thoughts` with `has_thoughts`: all nodes that have begun, in every frame, each as JSON inside of JSON inside of
 * JSON. The frame that completes a node already begins the next one. A node that has succeeded is repeated with an
 * empty result (or with all of it, when the frames are cumulative). Text comes with the last frame, whole.
 */
export function* toFullThoughtsFrames(context: WorkflowContext): Generator<AnswerFrame> {
  const { script, nodes, count, incremental, frame } = context
  const finished: NodeContent[] = []
  yield frame({})
  for (const [position, node] of nodes.entries()) {
    if (node.type === 'Start') {
      finished.push(noContent)
      if (nodes[position + 1]) yield thoughts(opened(position + 1))
      continue
    }
    const steps = toSteps(node)
    for (const [index, step] of steps.entries()) {
      const { delta, soFar } = step
      count(node, step)
      const content = incremental ? delta : soFar
      const succeeds = index === steps.length - 1 && !node.error
      if (!succeeds) {
        yield thoughts(toEntry(node, 'executing', content))
        continue
      }
      const entry = toEntry(node, 'success', content)
      const next = nodes[position + 1] ? [opened(position + 1)] : []
      yield thoughts(entry, ...next)
      finished.push(soFar)
    }
    if (node.error) return yield { ...silence, error: node.error }
  }
  yield frame({ thoughts: toThoughts([]), last: true, text: script.text })

  /** The nodes before, and these entries. */
  function thoughts(...entries: NodeEntry[]): AnswerFrame {
    return frame({ thoughts: toThoughts(entries) })
  }

  function toThoughts(entries: readonly NodeEntry[]) {
    const before = finished.flatMap((content, position) => {
      const node = nodes[position]
      return node ? [toEntry(node, 'success', incremental ? noContent : content)] : []
    })
    return [...before, ...entries].map((entry) => ({ response: JSON.stringify(entry) }))
  }

  /** A node that has just begun goes by its id. */
  function opened(position: number): NodeEntry {
    const node = nodes[position]
    if (!node) throw new RangeError(`There is no node ${position}.`)
    return { ...toEntry(node, 'executing', noContent), nodeName: node.id }
  }

  /** Visible nodes do not stream in this mode. */
  function toSteps(node: WorkflowNode): readonly NodeStep[] {
    const steps = toNodeSteps(node, script.tokensPerFrame)
    const last = steps.at(-1)
    return isVisible(node) && last ? [{ ...last, delta: last.soFar }] : steps
  }
}

interface NodeEntry {
  readonly nodeName?: string
  readonly nodeResult?: string
  readonly nodeType: string
  readonly nodeStatus: 'executing' | 'success'
  readonly nodeId: string
  readonly nodeExecTime?: string
}

function toEntry(
  node: WorkflowNode,
  nodeStatus: NodeEntry['nodeStatus'],
  { reasoning, result }: NodeContent,
): NodeEntry {
  const isStart = node.type === 'Start'
  const content =
    node.reasoning === undefined ? { result } : { result, reasoningContent: reasoning }
  return {
    // As documented, a start node has neither.
    ...(isStart ? {} : { nodeName: node.name, nodeResult: JSON.stringify(content) }),
    nodeType: node.type,
    nodeStatus,
    nodeId: node.id,
    ...(nodeStatus === 'success' ? { nodeExecTime: `${node.execMs}ms` } : {}),
  }
}
