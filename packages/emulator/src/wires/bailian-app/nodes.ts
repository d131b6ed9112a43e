import type { WorkflowNode } from '../../scenarios/scenario'
import { toTokenGroups } from '../../tokens'

/** What a node adds with one frame, and what it has given so far. */
export interface NodeStep {
  readonly delta: NodeContent
  readonly soFar: NodeContent
  readonly tokens: number
}

/** What the model of a node thinks and says; other nodes only have a result. */
export interface NodeContent {
  readonly reasoning: string
  readonly result: string
}

/** A node that gives nothing yet, or nothing more. */
export const noContent: NodeContent = { reasoning: '', result: '' }

/** Whether what a node gives is shown to the user. */
export function isVisible({ type }: WorkflowNode): boolean {
  return type === 'End' || type === 'OUTPUT'
}

/** The steps of a node: reasoning, then result. One that fails stops half-way, one that starts a workflow has none. */
export function toNodeSteps(node: WorkflowNode, tokensPerFrame?: number): NodeStep[] {
  if (node.type === 'Start') return []
  let soFar = noContent
  const deltas = [
    ...toTokenGroups(node.reasoning ?? '', tokensPerFrame).map(({ text, tokens }) => ({
      delta: { reasoning: text, result: '' },
      tokens,
    })),
    ...toTokenGroups(node.result, tokensPerFrame).map(({ text, tokens }) => ({
      delta: { reasoning: '', result: text },
      tokens,
    })),
  ]
  const steps = deltas.map(({ delta, tokens }) => {
    soFar = { reasoning: soFar.reasoning + delta.reasoning, result: soFar.result + delta.result }
    return { delta, soFar, tokens }
  })
  return node.error ? steps.slice(0, steps.length / 2) : steps
}

/**
 * What a mode that hides the models sees: a model whose text a visible node hands on streams through that node, which
 * then counts its tokens and shares its failure.
 */
export function joinForwarded(nodes: readonly WorkflowNode[]): WorkflowNode[] {
  return nodes.flatMap((node, position) => {
    const [before, after] = [nodes[position - 1], nodes[position + 1]]
    if (after && isForwarded(node, after)) return []
    if (!before || !isForwarded(before, node)) return [node]
    const { reasoning: _, ...model } = before
    return [{ ...model, id: node.id, name: node.name, type: node.type }]
  })
}

function isForwarded(node: WorkflowNode, next: WorkflowNode): boolean {
  return node.type === 'LLM' && isVisible(next) && next.result === node.result
}
