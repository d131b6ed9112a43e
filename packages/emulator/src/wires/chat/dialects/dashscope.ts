import type { ChatStep, ChatUsage } from '../steps'
import type { ToolFragment } from '../../models/tool-fragments'
import type { ChatDialect, ChatIdentity } from './chat-dialect'
import { toCounts } from './chat-dialect'

/** DashScope's compatible mode, as recorded. */
export const dashscope: ChatDialect = {
  native: true,
  wholeCalls: false,
  inline: undefined,
  reasoningField: 'reasoning_content',
  toChunk(step, identity) {
    if (step.type === 'usage') {
      return identity.includeUsage ? wrap([], identity, toUsage(step.usage)) : undefined
    }
    const choice = toChoice(step)
    return choice && wrap([choice], identity, null)
  },
  toEnvelope: (object, identity) => ({ object, ...toRest(identity) }),
  toTotals: (usage) => ({ usage: toUsage(usage) }),
}

function toChoice(step: ChatStep): object | undefined {
  switch (step.type) {
    case 'start':
      return step.empty ? undefined : toFirst(step.thinking)
    case 'reasoning':
      return toNext({ content: null, reasoning_content: step.text })
    case 'text':
      return toNext({
        content: step.text,
        ...(step.thinking ? { reasoning_content: null } : {}),
      })
    case 'calls': {
      const role = step.first ? { role: 'assistant' } : {}
      const delta = { content: null, tool_calls: step.pieces.map(toPiece), ...role }
      return { delta, finish_reason: null, index: 0, logprobs: null }
    }
    case 'calls-end': {
      // As recorded: no `finish_reason` at all.
      const piece = { function: { arguments: '' }, index: step.index, id: '', type: 'function' }
      return { delta: { tool_calls: [piece] }, index: 0 }
    }
    case 'finish': {
      const { reason, thinking } = step
      const text = { content: '', ...(thinking ? { reasoning_content: null } : {}) }
      const delta = reason === 'tool_calls' ? {} : text
      return { finish_reason: reason, delta, index: 0, logprobs: null }
    }
    default:
      return undefined
  }
}

function toFirst(thinking: boolean) {
  const delta = thinking
    ? { content: null, role: 'assistant', reasoning_content: '' }
    : { content: '', role: 'assistant' }
  return { delta, index: 0, logprobs: null, finish_reason: null }
}

function toNext(delta: object) {
  return { finish_reason: null, delta, index: 0, logprobs: null }
}

function toPiece({ index, id, name, arguments: json }: ToolFragment) {
  const named = name === undefined ? {} : { name }
  return { index, id, type: 'function', function: { ...named, arguments: json } }
}

function toUsage(usage: ChatUsage) {
  const { reasoning } = usage
  return {
    ...toCounts(usage),
    ...(reasoning > 0 ? { completion_tokens_details: { reasoning_tokens: reasoning } } : {}),
    prompt_tokens_details: { cached_tokens: 0 },
  }
}

function wrap(choices: readonly object[], identity: ChatIdentity, usage: object | null) {
  return { choices, object: 'chat.completion.chunk', usage, ...toRest(identity) }
}

function toRest({ created, model, digits }: ChatIdentity) {
  const id = `chatcmpl-${digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}`
  return { created, system_fingerprint: null, model, id }
}
