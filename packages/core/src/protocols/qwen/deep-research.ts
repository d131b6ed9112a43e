import type { FinishReason, MessageChunk } from '../../model/chunk'
import type { Step } from '../../model/message'
import { toFinishReason } from '../frame-decoder'
import { isJsonObject, numberIn, objectIn, objectsIn, stringIn, type JsonObject } from '../json'
import { createSourceReader } from './sources'
import { toTextChunks, type TextMode } from '../text-mode'

/** A search of the research, as far as it has come. */
interface Search {
  query: string
  goal: string
  readonly sites: Map<string, string>
  /** What was learned, by the wire's own keys, which say nothing to a reader. */
  readonly learned: Map<string, string>
  isDone: boolean
}

/**
 * Reads the frames of qwen-deep-research: a plan, searches, then the report. The plan is shown as reasoning, a search
 * as a step, pages the report cites as sources.
 *
 * The model answers twice: it asks back first, and searches when that is answered. Both end with a frame whose phase is
 * `answer` and whose status is `finished`, while `fininshed`, so spelt on the wire, may stay false.
 *
 * Source: Alibaba Cloud Model Studio, "Qwen-Deep-Research".
 */
export function createResearchReader(modes: { text: TextMode; reasoning: TextMode }): {
  read(
    output: JsonObject,
    message: JsonObject,
    requestId: string | undefined,
  ): { readonly chunks: readonly MessageChunk[]; readonly reason: FinishReason | undefined }
} {
  const readSources = createSourceReader()
  const searches = new Map<string, Search>()

  function read(output: JsonObject, message: JsonObject, requestId = '') {
    const phase = stringIn(message, 'phase') ?? 'answer'
    const status = stringIn(message, 'status')
    const extra = objectIn(message, 'extra') ?? {}
    const details = objectIn(extra, 'deep_research') ?? {}
    const research = objectIn(details, 'research')
    const as = phase === 'answer' ? 'text' : 'reasoning'
    const isOver =
      (phase === 'answer' && status === 'finished') ||
      output['fininshed'] === true ||
      output['finished'] === true
    const reason = toFinishReason(output['fininshed_reason'] ?? output['finished_reason'])
    const chunks: MessageChunk[] = [
      ...(research ? searchStep(research, status, requestId) : []),
      // Nothing but a sign of life, sent while a search takes long.
      ...(phase === 'KeepAlive'
        ? []
        : toTextChunks(as, modes[as].read(stringIn(message, 'content') ?? ''))),
      ...readSources(objectsIn(details, 'references')),
    ]
    return { chunks, reason: isOver ? (reason ?? 'stop') : undefined }
  }

  /** Query, goal and what was learned come in pieces; a frame of another kind has them empty. */
  function searchStep(
    research: JsonObject,
    status: string | undefined,
    requestId: string,
  ): readonly MessageChunk[] {
    const id = `${requestId}/research:${numberIn(research, 'id') ?? stringIn(research, 'id') ?? ''}`
    const search = searches.get(id) ?? newSearch()
    searches.set(id, search)
    search.query += stringIn(research, 'query') ?? ''
    search.goal += stringIn(research, 'researchGoal') ?? ''
    search.isDone ||= status === 'WebResultFinished'
    for (const site of objectsIn(research, 'webSites')) {
      const url = stringIn(site, 'url')
      if (url) search.sites.set(url, stringIn(site, 'title') ?? url)
    }
    const learned = research['learningMap']
    for (const [key, text] of Object.entries(isJsonObject(learned) ? learned : {}))
      if (typeof text === 'string') search.learned.set(key, (search.learned.get(key) ?? '') + text)
    return [{ type: 'step', step: toStep(id, search) }]
  }

  return { read }
}

function newSearch(): Search {
  return { query: '', goal: '', sites: new Map(), learned: new Map(), isDone: false }
}

function toStep(id: string, { query, goal, sites, learned, isDone }: Search): Step {
  const input = [query, goal].filter(Boolean).join('\n')
  const pages = [...sites].map(([url, title]) => `${title} ${url}`)
  const output = [...pages, ...learned.values()].join('\n')
  return {
    id,
    kind: 'search',
    name: '',
    state: isDone ? 'done' : 'running',
    ...(input && { input }),
    ...(output && { output }),
  }
}
