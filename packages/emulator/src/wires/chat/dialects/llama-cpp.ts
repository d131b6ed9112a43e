import type { ChatStep, ChatUsage } from '../steps'
import type { ToolFragment } from '../../models/tool-fragments'
import type { ChatDialect, ChatIdentity } from './chat-dialect'
import { toCounts } from './chat-dialect'

/** llama.cpp: `reasoning_content`, and timings beside the usage of the last chunk. */
export const llamaCpp: ChatDialect = {
  native: false,
  wholeCalls: false,
  inline: undefined,
  reasoningField: 'reasoning_content',
  toChunk(step, identity) {
    const envelope = toEnvelope('chat.completion.chunk', identity)
    if (step.type === 'usage') {
      return identity.includeUsage
        ? { choices: [], ...envelope, ...toTotals(step.usage) }
        : undefined
    }
    const delta = toDelta(step)
    if (!delta) return undefined
    const finish = step.type === 'finish' ? step : undefined
    const choice = { finish_reason: finish?.reason ?? null, index: 0, delta }
    const totals = finish && !identity.includeUsage ? toTotals(finish.usage) : {}
    return { choices: [choice], ...envelope, ...totals }
  },
  toEnvelope,
  toTotals,
}

function toEnvelope(object: string, { digits, created, model }: ChatIdentity) {
  const id = `chatcmpl-${digits}`
  return { created, id, model, system_fingerprint: 'b10221-815a2a591', object }
}

function toDelta(step: ChatStep): object | undefined {
  switch (step.type) {
    case 'start':
      return { role: 'assistant', content: null }
    case 'reasoning':
      return { reasoning_content: step.text }
    case 'text':
      return { content: step.text }
    case 'calls':
      return { tool_calls: step.pieces.map(toPiece) }
    case 'finish':
      return {}
    default:
      return undefined
  }
}

function toPiece({ index, id, name, arguments: json }: ToolFragment) {
  return name === undefined
    ? { index, function: { arguments: json } }
    : { index, id, type: 'function', function: { name, arguments: json } }
}

// 5 ms for each token read, 20 ms for each written.
function toTotals(usage: ChatUsage) {
  const { prompt, completion } = usage
  const timings = {
    cache_n: 0,
    prompt_n: prompt,
    prompt_ms: prompt * 5,
    prompt_per_token_ms: 5,
    prompt_per_second: 200,
    predicted_n: completion,
    predicted_ms: completion * 20,
    predicted_per_token_ms: 20,
    predicted_per_second: 50,
  }
  return { usage: toCounts(usage), timings }
}
