import type { Script } from '../../scenarios/scenario'
import { toTokens } from '../../tokens'
import type { SearchRequest } from '../qwen/request'

/** What a request changes about the answer of a scenario. */
export interface ScriptLimits {
  /** The text to continue. */
  readonly prefix?: string | undefined
  readonly maxTokens?: number | undefined
  /** How citations of web search are written; without it their marks are left out. */
  readonly citation?: SearchRequest['citation']
}

/** The answer as the request wants it: its citations, only what follows the prefix, no longer than allowed. */
export function toFinalScript(
  script: Script,
  { prefix, maxTokens, citation }: ScriptLimits,
): Script {
  // Documents of a knowledge base are known to applications alone.
  const plain = script.text.replaceAll(/<ref>\[\d+\]<\/ref>/g, '')
  const cited = script.searchResults ? toCited(plain, citation) : plain
  const whole =
    prefix === undefined ? { ...script, text: cited } : toContinued(script, toRest(cited, prefix))
  if (maxTokens === undefined || whole.toolCalls) return whole
  const tokens = toTokens(whole.text)
  // Reasoning is not counted.
  if (tokens.length <= maxTokens) return whole
  return { ...whole, text: tokens.slice(0, maxTokens).join(''), finishReason: 'length' }
}

function toCited(text: string, citation: SearchRequest['citation']): string {
  return text.replaceAll(/\[(\d+)\]/g, (_, number: string) =>
    citation === undefined ? '' : citation.replace('<number>', number),
  )
}

// Whoever continues an answer that broke off gets the rest of it.
function toContinued({ failure: _failure, ...script }: Script, rest: string): Script {
  return { ...script, text: rest }
}

// The end of what was sent back may have lost its white space; a text from elsewhere is followed by the whole answer.
function toRest(text: string, prefix: string): string {
  const known = [prefix, prefix.trimEnd()].find((start) => text.startsWith(start))
  return known === undefined ? text : text.slice(known.length)
}
