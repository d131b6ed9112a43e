import { ConfigError } from '../../model/errors'

/** Who answers. All speak OpenAI's chat completions, and each has its own words for thinking. */
export type OpenAICompatibleServer = 'dashscope' | 'vllm' | 'ollama' | 'llama.cpp'

/** What differs from server to server. */
export interface ServerWords {
  readonly path: string
  /** The name under which reasoning goes back to the model. */
  readonly reasoningField: 'reasoning_content' | 'reasoning'
  /** How thinking is turned on and off, given the values that the template gets anyway. */
  thinking(
    enabled: boolean,
    template?: Readonly<Record<string, unknown>>,
  ): Readonly<Record<string, unknown>>
  /** The name of the limit on thinking. */
  readonly budgetField: 'thinking_budget' | 'thinking_token_budget'
  /** What makes the server go on with the last message, beside that message being the model's. */
  readonly partial: {
    readonly message?: Readonly<Record<string, unknown>>
    readonly body?: Readonly<Record<string, unknown>>
  }
}

const templateThinking: ServerWords['thinking'] = (enabled, template) => ({
  chat_template_kwargs: { ...template, enable_thinking: enabled },
})

/**
 * Sources: Alibaba Cloud Model Studio, "deep thinking" and "partial mode"; vLLM, "reasoning outputs" and the extra
 * parameters of its chat API; Ollama, "OpenAI compatibility"; llama.cpp, README of the server.
 */
const servers: Readonly<Record<OpenAICompatibleServer, ServerWords>> = {
  dashscope: {
    path: '/compatible-mode/v1/chat/completions',
    reasoningField: 'reasoning_content',
    thinking: (enabled) => ({ enable_thinking: enabled }),
    budgetField: 'thinking_budget',
    partial: { message: { partial: true } },
  },
  vllm: {
    path: '/v1/chat/completions',
    reasoningField: 'reasoning',
    thinking: templateThinking,
    budgetField: 'thinking_token_budget',
    partial: { body: { continue_final_message: true, add_generation_prompt: false } },
  },
  ollama: {
    path: '/v1/chat/completions',
    reasoningField: 'reasoning',
    // Models that can think do so unless told otherwise.
    thinking: (enabled) => (enabled ? {} : { reasoning_effort: 'none' }),
    budgetField: 'thinking_budget',
    partial: {},
  },
  'llama.cpp': {
    path: '/v1/chat/completions',
    reasoningField: 'reasoning_content',
    thinking: templateThinking,
    budgetField: 'thinking_budget',
    partial: {},
  },
}

/** @throws ConfigError for a server that is not known. */
export function wordsOf(server: OpenAICompatibleServer): ServerWords {
  if (Object.hasOwn(servers, server)) return servers[server]
  throw new ConfigError(
    'server-unknown',
    `The server ${JSON.stringify(server)} is not known. Set server to one of ${Object.keys(servers).join(', ')}.`,
  )
}
