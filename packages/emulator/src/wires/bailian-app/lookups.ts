import { toMemoryRecall, toRetrieval } from '../../scenarios/lookups'
import type { Script } from '../../scenarios/scenario'
import type { BailianAppRequest } from './request'

/** An agent that was given a memory or knowledge bases looks into them; scripts that do not know of them find nothing. */
export function withLookups(
  script: Script,
  { memoryId, retrieves, prompt }: BailianAppRequest,
): Script {
  if (script.workflow) return script
  const { thoughts = [] } = script
  const missing = [
    ...(retrieves ? [toRetrieval([])] : []),
    ...(memoryId === undefined ? [] : [toMemoryRecall(memoryId, prompt, [])]),
  ].filter(({ action }) => !thoughts.some((thought) => thought.action === action))
  return missing.length > 0 ? { ...script, thoughts: [...thoughts, ...missing] } : script
}
