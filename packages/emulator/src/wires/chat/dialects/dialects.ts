import type { ChatDialect } from './chat-dialect'
import { dashscope } from './dashscope'
import { llamaCpp } from './llama-cpp'
import { ollama } from './ollama'
import { createVllm } from './vllm'

/**
 * How `/compatible-mode/v1/chat/completions` speaks: as DashScope does, or as a server that runs Qwen itself. vLLM
 * without a reasoning parser leaves the reasoning in the text, between `<think>` and `</think>` (`vllm-inline`) or
 * with the closing tag alone (`vllm-inline-unopened`).
 */
export type DialectName =
  'dashscope' | 'vllm' | 'vllm-inline' | 'vllm-inline-unopened' | 'ollama' | 'llama.cpp'

const dialects: Readonly<Record<DialectName, ChatDialect>> = {
  dashscope,
  vllm: createVllm(),
  'vllm-inline': createVllm('tags'),
  'vllm-inline-unopened': createVllm('closing-tag'),
  ollama,
  'llama.cpp': llamaCpp,
}

/** All dialects by name. */
export const dialectNames = Object.keys(dialects).filter(isDialectName)

/** Whether there is a dialect of this name. */
export function isDialectName(name: string): name is DialectName {
  return Object.hasOwn(dialects, name)
}

/** The dialect of this name. */
export function toDialect(name: DialectName): ChatDialect {
  return dialects[name]
}
