import type { Script, WorkflowNode } from '../../scenarios/scenario'
import type { AnswerFrame } from '../answer-stream'
import type { FrameContext } from './envelope'
import type { NodeStep } from './nodes'

/** What the modes of a workflow application share. */
export interface WorkflowContext extends FrameContext {
  readonly script: Script
  readonly nodes: readonly WorkflowNode[]
  /** Counts what a step of a node took, if a model wrote it. */
  count(node: WorkflowNode, step: NodeStep): void
  /** A frame of the answer. */
  frame(fields: FrameFields): AnswerFrame
}

/** What varies in the `output` of a frame. */
export interface FrameFields {
  readonly thoughts?: readonly { readonly response: string }[]
  readonly workflow_message?: unknown
  /** @default false */
  readonly last?: boolean
  readonly text?: string
}

/** Stands for time that passes without a frame. */
export const silence: AnswerFrame = { data: undefined, terminal: false }
