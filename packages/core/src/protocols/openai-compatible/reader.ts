import type { MessageChunk } from '../../model/chunk'
import type { Usage } from '../../model/message'
import { toFinishReason, type FrameReader, type ReadFrame } from '../frame-decoder'
import {
  isJsonObject,
  numberIn,
  objectIn,
  objectsIn,
  stringIn,
  withoutUndefined,
  type JsonObject,
} from '../json'
import { createThinkSplitter, type InlineThinking } from './think-splitter'
import { createToolCallReader } from '../tool-call-reader'

/** A reader for one answer of any server that speaks OpenAI's chat completions. */
export function createCompatibleReader(inlineThinking: InlineThinking): FrameReader {
  const splitter = createThinkSplitter(inlineThinking)
  const toolCalls = createToolCallReader({ incrementalOutput: true })
  let hasDeltas = false
  let hasContent = false
  let hasToolCalls = false

  /** A whole message is the answer of a server that does not stream; after deltas it only repeats them. */
  function messageOf(choice: JsonObject): JsonObject {
    const delta = objectIn(choice, 'delta')
    hasDeltas ||= delta !== undefined
    return delta ?? (hasDeltas ? undefined : objectIn(choice, 'message')) ?? {}
  }

  /** Omni models that speak send what they say as a transcript, and no content. */
  function textOf(message: JsonObject): string {
    const content = contentOf(message['content'])
    hasContent ||= content !== ''
    return hasContent ? content : (stringIn(objectIn(message, 'audio') ?? {}, 'transcript') ?? '')
  }

  function* chunksOf(message: JsonObject): Generator<MessageChunk> {
    const reasoning = reasoningOf(message)
    if (reasoning) {
      yield* splitter.stayOut()
      yield { type: 'reasoning-delta', delta: reasoning }
    }
    const text = textOf(message)
    if (text) yield* splitter.read(text)
    const calls = toolCalls.read(message)
    if (calls.length === 0) return
    hasToolCalls = true
    yield* splitter.flush()
    yield* calls
  }

  function read(frame: JsonObject): ReadFrame | undefined {
    const usage = toUsage(objectIn(frame, 'usage') ?? {})
    if (!usage && !Array.isArray(frame['choices'])) return undefined
    // One answer is shown, whatever `parameters` asked for.
    const choice = objectsIn(frame, 'choices').find(({ index = 0 }) => index === 0) ?? {}
    const reason = toFinishReason(choice['finish_reason'])
    const chunks = [...chunksOf(messageOf(choice))]
    return {
      chunks: usage ? [...chunks, { type: 'usage', usage }] : chunks,
      requestId: stringIn(frame, 'request_id') ?? stringIn(frame, 'id'),
      model: stringIn(frame, 'model'),
      // With a forced tool the reason is `stop`: the call is the whole answer. Source: OpenAI, "function calling".
      reason: reason === 'stop' && hasToolCalls ? 'tool-calls' : reason,
    }
  }

  return { read, flush: splitter.flush }
}

/**
 * The same thing under three names: DashScope, llama.cpp and older vLLM say `reasoning_content`, Ollama and vLLM
 * `reasoning`, and some relays `thinking`. Where a server sends two of them, they repeat each other.
 */
function reasoningOf(message: JsonObject): string | undefined {
  return (
    stringIn(message, 'reasoning_content') ??
    stringIn(message, 'reasoning') ??
    stringIn(message, 'thinking')
  )
}

/** Text, null while the model thinks, or parts with text. */
function contentOf(content: unknown): string {
  if (typeof content === 'string') return content
  if (!Array.isArray(content)) return ''
  return content
    .filter(isJsonObject)
    .map((part) => stringIn(part, 'text') ?? '')
    .join('')
}

/** Null in all chunks but the last. Source: Alibaba Cloud Model Studio, "OpenAI compatible chat", `usage`. */
function toUsage(usage: JsonObject): Usage | undefined {
  const completion = objectIn(usage, 'completion_tokens_details') ?? {}
  const prompt = objectIn(usage, 'prompt_tokens_details') ?? {}
  const numbers = withoutUndefined({
    inputTokens: numberIn(usage, 'prompt_tokens'),
    outputTokens: numberIn(usage, 'completion_tokens'),
    reasoningTokens: numberIn(completion, 'reasoning_tokens'),
    cachedTokens: numberIn(prompt, 'cached_tokens'),
  })
  return Object.keys(numbers).length > 0 ? numbers : undefined
}
