import type { ResearchPage, ResearchQuery, Script } from '../../scenarios/scenario'
import { toTokenGroups } from '../../tokens'
import type { AnswerFrame } from '../answer-stream'

/** What the frames of one deep research share. */
export interface DeepResearchContext {
  readonly requestId: string
  readonly inputTokens: number
}

interface Part {
  readonly content?: string
  readonly status: string
  /** The members of `extra.deep_research`. */
  readonly details?: object
}

/**
 * Turns a script into the frames of `qwen-deep-research`: planning, one web search after the other, then the answer.
 * Without research there is only an answer, such as the question it asks back. On the wire `finished` is spelled
 * `fininshed` and never turns true: the end is status `finished` in phase `answer`.
 */
export function* toDeepResearchFrames(
  { research, text }: Script,
  { requestId, inputTokens }: DeepResearchContext,
): Generator<AnswerFrame> {
  let outputTokens = 0
  if (research) {
    yield* type('ResearchPlanning', research.plan)
    yield frame('ResearchPlanning', { status: 'finished' })
    for (const [index, query] of research.queries.entries()) yield* search(index + 1, query)
  }
  const pages = research?.queries.flatMap((query) => query.pages) ?? []
  for (const [index, group] of toTokenGroups(text).entries()) {
    outputTokens += group.tokens
    const page = pages[index]
    const details = page ? { references: [toReference(page)] } : {}
    yield frame('answer', { content: group.text, status: 'typing', details })
  }
  yield { ...frame('answer', { status: 'finished' }), terminal: true }

  function* search(id: number, query: ResearchQuery): Generator<AnswerFrame> {
    yield* stream(id, 'query', query.query)
    yield* stream(id, 'researchGoal', query.goal)
    yield frame('KeepAlive', { status: 'typing' })
    const webSites = query.pages.map(toWebSite)
    yield about(id, { webSites }, 'streamingWebResult')
    for (const { text: piece, tokens } of toTokenGroups(query.learning)) {
      outputTokens += tokens
      yield about(id, { learningMap: { [`${id}1`]: piece } }, 'streamingWebResult')
    }
    yield about(id, {}, 'WebResultFinished')
  }

  function* stream(id: number, name: string, value: string): Generator<AnswerFrame> {
    for (const { text: piece, tokens } of toTokenGroups(value)) {
      outputTokens += tokens
      yield about(id, { [name]: piece }, 'streamingQueries')
    }
  }

  function* type(phase: string, value: string): Generator<AnswerFrame> {
    for (const { text: content, tokens } of toTokenGroups(value)) {
      outputTokens += tokens
      yield frame(phase, { content, status: 'typing' })
    }
  }

  function about(id: number, details: object, status: string): AnswerFrame {
    return frame('WebResearch', { status, details: { research: { id, ...details } } })
  }

  function frame(phase: string, { content = '', status, details = {} }: Part): AnswerFrame {
    const extra = { deep_research: details }
    const message = { phase, role: 'assistant', content, extra, status }
    const usage = { input_tokens: inputTokens, output_tokens: outputTokens }
    const output = { message, fininshed: false, fininshed_reason: 'null' }
    return { data: { output, usage, request_id: requestId }, terminal: false }
  }
}

function toWebSite({ description, title, icon, url }: ResearchPage) {
  return { description, title, favicon: icon, url }
}

function toReference({ icon, description, index, title, url }: ResearchPage) {
  return { icon, description, index_number: index, title, url }
}
