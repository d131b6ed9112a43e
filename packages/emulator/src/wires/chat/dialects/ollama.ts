import type { ChatStep } from '../steps'
import type { IdentifiedCall } from '../../models/tool-fragments'
import type { ChatDialect, ChatIdentity } from './chat-dialect'
import { toCounts, toUsageChunk } from './chat-dialect'

/** Ollama: the role in every chunk, calls whole, reasoning in `reasoning`. */
export const ollama: ChatDialect = {
  native: false,
  wholeCalls: true,
  inline: undefined,
  reasoningField: 'reasoning',
  toChunk(step, identity) {
    const envelope = toEnvelope('chat.completion.chunk', identity)
    if (step.type === 'usage') return toUsageChunk(envelope, step.usage, identity)
    const delta = toDelta(step)
    const reason = step.type === 'finish' ? step.reason : null
    return (
      delta && {
        ...envelope,
        choices: [{ index: 0, delta: { role: 'assistant', ...delta }, finish_reason: reason }],
      }
    )
  },
  toEnvelope,
  toTotals: (usage) => ({ usage: toCounts(usage) }),
}

function toEnvelope(object: string, { digits, created, model }: ChatIdentity) {
  const id = `chatcmpl-${Number.parseInt(digits.slice(0, 6), 16) % 1000}`
  return { id, object, created, model, system_fingerprint: 'fp_ollama' }
}

function toDelta(step: ChatStep): object | undefined {
  switch (step.type) {
    case 'reasoning':
      return { content: '', reasoning: step.text }
    case 'text':
      return { content: step.text }
    case 'whole-calls':
      return { content: '', tool_calls: step.calls.map(toCall) }
    case 'finish':
      return { content: '' }
    default:
      return undefined
  }
}

function toCall({ id, name, arguments: json }: IdentifiedCall, index: number) {
  return { id, index, type: 'function', function: { name, arguments: json } }
}
