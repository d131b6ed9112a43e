import type { MessageChunk } from '../../model/chunk'
import type { Clock } from '../../model/clock'
import { TyqwError, type TyqwErrorKind } from '../../model/errors'
import type { ToolPart } from '../../model/tool-parts'
import { parseObject, type JsonObject } from '../../protocols/json'
import type { ChatTool } from './chat-tool'
import { withLimit } from './with-limit'

/** How a call went on. */
export type ToolUpdate = Extract<MessageChunk, { type: 'tool-update' }>

/** What a call needs to run. */
export interface ToolCallContext {
  readonly tools: ReadonlyMap<string, ChatTool>
  /** For tools that name none, in ms. */
  readonly timeout: number
  readonly clock: Clock
  readonly signal: AbortSignal
  /** Resolves to whether the user allows the call. */
  requestApproval(toolCallId: string): Promise<boolean>
  update(chunk: ToolUpdate): void
}

/** Runs one call. Never rejects: whatever goes wrong is a result that the model reads. Silent once the signal aborts. */
export async function runToolCall(call: ToolPart, context: ToolCallContext): Promise<void> {
  const { toolCallId, name } = call
  const { signal, clock } = context
  const update = (change: Pick<ToolUpdate, 'state' | 'output' | 'error'>) => {
    if (!signal.aborted) context.update({ type: 'tool-update', toolCallId, ...change })
  }
  try {
    const tool = findTool(name, context.tools)
    const input = parseInput(call)
    const timeout = tool.timeout ?? context.timeout
    const timeoutError = () =>
      new ToolError(
        'tool-timeout',
        'timeout',
        `The tool "${name}" gave nothing within ${timeout} ms.`,
      )
    const limit = { signal, clock, timeout, timeoutError }
    if (await withLimit(() => isApprovalNeeded(tool, input), limit)) {
      // Asked for first, so that who hears of it can answer at once.
      const approval = withLimit(() => context.requestApproval(toolCallId), {
        ...limit,
        timeout: 0,
      })
      update({ state: 'approval-requested' })
      if (!(await approval)) return update({ state: 'output-denied' })
    }
    update({ state: 'running' })
    const value = await withLimit((signal) => tool.run(input, { toolCallId, signal }), limit)
    update({ state: 'output-available', output: toOutput(name, value) })
  } catch (thrown) {
    update({ state: 'output-error', error: toToolError(name, thrown).toJSON() })
  }
}

/** An error of a call, told apart from whatever a handler throws. */
class ToolError extends TyqwError {
  constructor(code: string, kind: TyqwErrorKind, message: string) {
    super({ code, kind, message, retryable: false })
  }
}

function findTool(name: string, tools: ReadonlyMap<string, ChatTool>): ChatTool {
  const tool = tools.get(name)
  if (tool) return tool
  const names = [...tools.keys()].join(', ')
  throw new ToolError(
    'tool-unknown',
    'invalid-request',
    `There is no tool "${name}". Use one of these: ${names}.`,
  )
}

function parseInput({ name, input }: ToolPart): JsonObject {
  const value = parseObject(input.trim() || '{}')
  if (value) return value
  throw new ToolError(
    'tool-input-invalid',
    'invalid-request',
    `The arguments of "${name}" are not a JSON object. Call it again with one.`,
  )
}

function isApprovalNeeded({ needsApproval = false }: ChatTool, input: unknown) {
  return typeof needsApproval === 'function' ? needsApproval(input) : needsApproval
}

/** A copy, so that a handler that keeps what it returned cannot change the message. */
function toOutput(name: string, value: unknown): unknown {
  if (value === undefined) return null
  let reason = typeof value as string
  try {
    const text: string | undefined = JSON.stringify(value)
    if (text !== undefined) return JSON.parse(text)
  } catch (thrown) {
    reason = reasonOf(thrown)
  }
  throw new ToolError(
    'tool-failed',
    'protocol',
    `The tool "${name}" returned what JSON cannot carry: ${reason}`,
  )
}

function toToolError(name: string, thrown: unknown): ToolError {
  return thrown instanceof ToolError
    ? thrown
    : new ToolError('tool-failed', 'protocol', `The tool "${name}" failed: ${reasonOf(thrown)}`)
}

/** Total: even what a handler throws may throw when it is read. */
function reasonOf(thrown: unknown): string {
  try {
    return thrown instanceof Error ? `${thrown.message}` : String(thrown)
  } catch {
    return 'no reason given'
  }
}
