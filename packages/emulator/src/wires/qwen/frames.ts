import type { Script, SearchResult } from '../../scenarios/scenario'
import { toTokenGroups, toTokens } from '../../tokens'
import type { AnswerFrame } from '../answer-stream'
import type { SearchRequest } from './request'
import type { TokenCounts, UsageContext } from './usage'
import { toQwenUsage } from './usage'
import type { FragmentGroup, IdentifiedCall, ToolFragment } from '../models/tool-fragments'
import { joinFragments, toMultimodalFragments, toTextFragments } from '../models/tool-fragments'

/** What the frames of one native answer share. */
export interface QwenFrameContext extends Pick<
  UsageContext,
  'resultFormat' | 'multimodal' | 'imageTokens' | 'thinking'
> {
  readonly requestId: string
  readonly inputTokens: number
  readonly incremental: boolean
  /** The whole answer in one body, with its sources. */
  readonly whole: boolean
  /** A vision model: the end of the text rides in the stop frame. */
  readonly endsWithText: boolean
  /** The request offers functions; on the text endpoint each choice then has an index. */
  readonly offersTools: boolean
  readonly search: SearchRequest
  readonly calls: readonly IdentifiedCall[]
}

interface Delta {
  readonly text?: string
  readonly reasoning?: string
  readonly calls?: readonly ToolFragment[]
}

/** Turns a script into the frames of native generation, as recorded for each endpoint, format and feature. */
export function* toQwenFrames(script: Script, context: QwenFrameContext): Generator<AnswerFrame> {
  const { multimodal, thinking, search, calls } = context
  const counts: TokenCounts = { input: context.inputTokens, output: 0, reasoning: 0 }
  const results = search.sources ? script.searchResults : undefined
  const searched = script.searchResults ? search : undefined
  const fragments = multimodal ? toMultimodalFragments(calls) : toTextFragments(calls)
  const sent: FragmentGroup[] = []
  let reasoning = ''
  let text = ''
  let code: string | undefined
  let shownResults = false

  if (results && search.prepend && !context.whole) yield frame('null', {}, {})
  yield* think(script.reasoning)
  if (script.codeInterpreter) {
    yield* writeCode(script.codeInterpreter.code)
    yield* think(script.codeInterpreter.reasoningAfter)
  }
  yield* speak()
  for (const group of fragments) {
    sent.push(group)
    counts.output += toTokens(group.map((fragment) => fragment.arguments).join('')).length + 4
    const last = sent.length === fragments.length
    yield frame(last ? 'tool_calls' : 'null', { calls: group })
  }
  if (fragments.length > 0 || (context.endsWithText && text !== '')) return
  // Recorded for plain messages alone.
  if (context.resultFormat === 'message' && !multimodal && !thinking && !results) {
    yield frame('null', {})
  }
  yield frame(script.finishReason ?? 'stop', {})

  function* think(thoughts = ''): Generator<AnswerFrame> {
    // The marks around the reasoning count as output.
    if (thoughts !== '') counts.output += 2
    for (const group of toTokenGroups(thoughts, script.tokensPerFrame)) {
      reasoning += group.text
      counts.reasoning += group.tokens
      counts.output += group.tokens
      yield frame('null', { reasoning: group.text })
    }
  }

  function* writeCode(source: string): Generator<AnswerFrame> {
    for (const group of toTokenGroups(source, script.tokensPerFrame)) {
      counts.output += group.tokens
      yield frame('null', {})
    }
    code = source
    yield frame('null', {})
    // The model reads everything again, with what the code printed.
    counts.input += counts.output + 340
  }

  function* speak(): Generator<AnswerFrame> {
    const groups = toTokenGroups(script.text, script.tokensPerFrame)
    for (const [index, group] of groups.entries()) {
      text += group.text
      counts.output += group.tokens
      const ends = context.endsWithText && calls.length === 0 && index === groups.length - 1
      yield frame(ends ? (script.finishReason ?? 'stop') : 'null', { text: group.text })
    }
  }

  function frame(finishReason: string, delta: Delta, emptyUsage?: object): AnswerFrame {
    const shown = context.incremental ? delta : { text, reasoning, calls: joinFragments(sent) }
    const usage = { ...context, searched, ranCode: code !== undefined }
    const output =
      context.resultFormat === 'text'
        ? { finish_reason: finishReason, text: shown.text ?? '' }
        : { choices: [toChoice(finishReason, shown, context)] }
    const data = {
      output: { ...output, ...toToolInfo(code), ...takeSearchInfo() },
      usage: emptyUsage ?? toQwenUsage(counts, usage),
      request_id: context.requestId,
    }
    return { data, terminal: finishReason !== 'null' }
  }

  // All of it once, and empty lists from then on.
  function takeSearchInfo() {
    if (!results) return {}
    const first = !shownResults
    shownResults = true
    return first || context.whole
      ? { search_info: { search_results: results.map(toWireResult) } }
      : { search_info: { extra_tool_info: [], search_results: [] } }
  }
}

function toChoice(finishReason: string, delta: Delta, context: QwenFrameContext) {
  const { multimodal, thinking, offersTools } = context
  const { text = '', reasoning = '', calls = [] } = delta
  const asksTools = calls.length > 0
  const message = {
    content: multimodal ? (text === '' ? [] : [{ text }]) : text,
    ...(thinking && !(multimodal && asksTools && reasoning === '')
      ? { reasoning_content: reasoning }
      : {}),
    ...(asksTools ? { tool_calls: calls.map(toWireCall) } : {}),
    role: 'assistant',
  }
  const index = offersTools && !multimodal ? { index: 0 } : {}
  return { message, ...index, finish_reason: finishReason }
}

function toWireCall({ index, id, name, arguments: json }: ToolFragment) {
  const named = name === undefined ? {} : { name }
  return { index, id, type: 'function', function: { ...named, arguments: json } }
}

function toToolInfo(code: string | undefined) {
  if (code === undefined) return {}
  return { tool_info: [{ code_interpreter: { code }, type: 'code_interpreter' }] }
}

function toWireResult({ index, title, url, siteName, icon }: SearchResult) {
  return { icon, site_name: siteName, index, title, url }
}
