import type { ChatStep, ChatStepContext, ChatUsage } from '../steps'

/** What all chunks of one answer share. */
export interface ChatIdentity {
  /** 32 hexadecimal digits, from which each dialect makes its id. */
  readonly digits: string
  /** Unix seconds. */
  readonly created: number
  readonly model: string
  /** `stream_options.include_usage`. */
  readonly includeUsage: boolean
}

/** How one server speaks OpenAI's chat completions. */
export interface ChatDialect extends Pick<ChatStepContext, 'wholeCalls' | 'inline'> {
  /** DashScope checks more than the others, and breaks its streams with native frames. */
  readonly native: boolean
  /** Where a message without streaming has its reasoning. */
  readonly reasoningField: 'reasoning' | 'reasoning_content'
  /** The chunk for a step; undefined where this server sends none. */
  toChunk(step: ChatStep, identity: ChatIdentity): object | undefined
  /** The members around `choices`. */
  toEnvelope(object: string, identity: ChatIdentity): object
  /** The members beside `choices` of a whole answer. */
  toTotals(usage: ChatUsage): object
}

/** The chunk behind the last one, with the counts alone; undefined unless the request asked for them. */
export function toUsageChunk(envelope: object, usage: ChatUsage, { includeUsage }: ChatIdentity) {
  return includeUsage ? { ...envelope, choices: [], usage: toCounts(usage) } : undefined
}

/** The three counts that every server gives. */
export function toCounts({ prompt, completion }: ChatUsage) {
  return {
    prompt_tokens: prompt,
    completion_tokens: completion,
    total_tokens: prompt + completion,
  }
}
