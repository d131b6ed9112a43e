import type { Script } from '../../scenarios/scenario'
import { toTokenGroups, toTokens } from '../../tokens'
import type { FragmentGroup, IdentifiedCall } from '../models/tool-fragments'
import { toChatFragments } from '../models/tool-fragments'

/** Tokens of an answer, in the words of OpenAI. */
export interface ChatUsage {
  readonly prompt: number
  readonly completion: number
  readonly reasoning: number
}

/** What happens in a chat completion, one after the other; every dialect writes it in its own way. */
export type ChatStep =
  /** `empty`: nothing but calls follows. */
  | { readonly type: 'start'; readonly thinking: boolean; readonly empty: boolean }
  | { readonly type: 'reasoning'; readonly text: string }
  | { readonly type: 'text'; readonly text: string; readonly thinking: boolean }
  /** `first`: nothing was written before. */
  | { readonly type: 'calls'; readonly pieces: FragmentGroup; readonly first: boolean }
  /** All calls at once, whole. */
  | { readonly type: 'whole-calls'; readonly calls: readonly IdentifiedCall[] }
  | { readonly type: 'calls-end'; readonly index: number }
  | {
      readonly type: 'finish'
      readonly reason: string
      readonly thinking: boolean
      readonly usage: ChatUsage
    }
  | { readonly type: 'usage'; readonly usage: ChatUsage }

/** What the steps of one answer depend on. */
export interface ChatStepContext {
  readonly promptTokens: number
  readonly calls: readonly IdentifiedCall[]
  /** Whether calls arrive in pieces or whole. */
  readonly wholeCalls: boolean
  /** Reasoning within the text: between tags, or with the closing one alone. */
  readonly inline: 'tags' | 'closing-tag' | undefined
}

/** The steps of a script. The last one is always `usage`; whether it is written is the request's choice. */
export function* toChatSteps(script: Script, context: ChatStepContext): Generator<ChatStep> {
  const { calls, inline } = context
  const reasoning = toWholeReasoning(script)
  const thinking = reasoning !== undefined && inline === undefined
  const text =
    thinking || reasoning === undefined ? script.text : toInline(reasoning, script, inline)
  const usage = toUsage(script, context)
  const empty = !thinking && text === '' && calls.length > 0

  yield { type: 'start', thinking, empty }
  if (thinking) {
    for (const group of toTokenGroups(reasoning, script.tokensPerFrame)) {
      yield { type: 'reasoning', text: group.text }
    }
  }
  for (const group of toTokenGroups(text, script.tokensPerFrame)) {
    yield { type: 'text', text: group.text, thinking }
  }
  if (calls.length > 0 && context.wholeCalls) {
    yield { type: 'whole-calls', calls }
  } else if (calls.length > 0) {
    for (const [index, pieces] of toChatFragments(calls).entries()) {
      yield { type: 'calls', pieces, first: empty && index === 0 }
    }
    yield { type: 'calls-end', index: calls.length - 1 }
  }
  const reason = calls.length > 0 ? 'tool_calls' : (script.finishReason ?? 'stop')
  yield { type: 'finish', reason, thinking, usage }
  yield { type: 'usage', usage }
}

/** All reasoning of an answer; the compatible wire does not show the code that runs in between. */
export function toWholeReasoning({ reasoning, codeInterpreter }: Script): string | undefined {
  if (reasoning === undefined || !codeInterpreter) return reasoning
  return `${reasoning}${codeInterpreter.reasoningAfter}`
}

/** Text with the reasoning in it, as a server without a reasoning parser writes it. */
export function toInline(
  reasoning: string,
  { text }: Script,
  inline: ChatStepContext['inline'],
): string {
  return `${inline === 'tags' ? '<think>\n' : ''}${reasoning}\n</think>\n\n${text}`
}

/** The tokens of a whole answer. */
export function toUsage(script: Script, { promptTokens, calls }: ChatStepContext): ChatUsage {
  const reasoning = toTokens(toWholeReasoning(script) ?? '').length
  const called = calls.map((call) => toTokens(call.arguments).length + 8)
  const completion = called.reduce(
    (sum, count) => sum + count,
    reasoning + toTokens(script.text).length,
  )
  return { prompt: promptTokens, completion, reasoning }
}
