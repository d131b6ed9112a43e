import type { ChatStep, ChatStepContext } from '../steps'
import type { ToolFragment } from '../../models/tool-fragments'
import type { ChatDialect, ChatIdentity } from './chat-dialect'
import { toCounts, toUsageChunk } from './chat-dialect'

/** Creates the dialect of vLLM: with a reasoning parser, or with the reasoning left in the text. */
export function createVllm(inline?: ChatStepContext['inline']): ChatDialect {
  return {
    native: false,
    wholeCalls: false,
    inline,
    reasoningField: 'reasoning',
    toChunk(step, identity) {
      const envelope = toEnvelope('chat.completion.chunk', identity)
      if (step.type === 'usage') return toUsageChunk(envelope, step.usage, identity)
      const choice = toChoice(step)
      return choice && { ...envelope, choices: [choice] }
    },
    toEnvelope,
    toTotals: (usage) => ({ usage: toCounts(usage) }),
  }
}

function toEnvelope(object: string, { digits, created, model }: ChatIdentity) {
  return { id: `chatcmpl-${digits}`, object, created, model }
}

function toChoice(step: ChatStep): object | undefined {
  switch (step.type) {
    case 'start':
      return toNext({ role: 'assistant', content: '' })
    case 'reasoning':
      return toNext({ reasoning: step.text })
    case 'text':
      return toNext({ content: step.text })
    case 'calls':
      return toNext({ tool_calls: step.pieces.map(toPiece) })
    case 'finish':
      return {
        index: 0,
        delta: { content: '' },
        logprobs: null,
        finish_reason: step.reason,
        stop_reason: null,
      }
    default:
      return undefined
  }
}

function toNext(delta: object) {
  return { index: 0, delta, logprobs: null, finish_reason: null }
}

// Pieces after the first have neither id nor type.
function toPiece({ index, id, name, arguments: json }: ToolFragment) {
  return name === undefined
    ? { index, function: { arguments: json } }
    : { id, type: 'function', index, function: { name, arguments: json } }
}
