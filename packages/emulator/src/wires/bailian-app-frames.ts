import type { Script, SourceDocument } from '../scenarios/scenario'
import type { TokenGroup } from '../tokens'
import { toTokenGroups } from '../tokens'
import type { AnswerFrame } from './answer-stream'

/** What the frames of one answer share. */
export interface FrameContext {
  readonly sessionId: string
  readonly requestId: string
  readonly inputTokens: number
  readonly model: string
  readonly incremental: boolean
  readonly hasThoughts: boolean
}

/**
 * Turns a script into the frames of an agent application: reasoning first, then text, and a terminal frame of its
 * own. Incremental frames carry what is new and end with `text: ""`; cumulative frames carry all of it so far.
 */
export function* toBailianAppFrames(script: Script, context: FrameContext): Generator<AnswerFrame> {
  const { incremental, hasThoughts } = context
  let outputTokens = 0
  let reasoning = ''
  let text = ''

  for (const group of toTokenGroups(script.reasoning ?? '', script.tokensPerFrame)) {
    reasoning += group.text
    yield hasThoughts ? next(group, { thought: group.text, text: '' }) : silence(group)
  }
  for (const group of toTokenGroups(script.text, script.tokensPerFrame)) {
    text += group.text
    yield next(group, { thought: '', text: group.text })
  }
  yield frame('stop', { thought: '', text: '' })

  function silence(group: TokenGroup): AnswerFrame {
    outputTokens += group.tokens
    return { data: undefined, terminal: false }
  }

  function next(group: TokenGroup, delta: Delta): AnswerFrame {
    outputTokens += group.tokens
    return frame('null', delta)
  }

  function frame(finishReason: 'null' | 'stop', delta: Delta): AnswerFrame {
    const parts = incremental ? delta : { thought: reasoning, text }
    const references = toReferences(text, script.sources ?? [])
    const output = {
      ...(hasThoughts && script.reasoning ? { thoughts: [toThought(parts.thought)] } : {}),
      session_id: context.sessionId,
      ...(references.length > 0 ? { doc_references: references } : {}),
      finish_reason: finishReason,
      text: parts.text,
    }
    return {
      data: { output, usage: toUsage(context, outputTokens), request_id: context.requestId },
      terminal: finishReason === 'stop',
    }
  }
}

interface Delta {
  readonly thought: string
  readonly text: string
}

function toThought(thought: string) {
  return {
    action: 'reasoning',
    thought,
    action_type: 'reasoning',
    response: thought,
    action_name: '思考过程',
  }
}

function toUsage({ inputTokens, model }: FrameContext, outputTokens: number) {
  return {
    models: [{ input_tokens: inputTokens, output_tokens: outputTokens, model_id: model }],
  }
}

// All documents whose mark has closed by now, in the order of their first mark.
function toReferences(text: string, sources: readonly SourceDocument[]) {
  if (sources.length === 0) return []
  const cited = new Set([...text.matchAll(/<ref>\[(\d+)\]<\/ref>/g)].map(([, index]) => index))
  return [...cited].flatMap((index) => {
    const source = sources.find((candidate) => candidate.index === index)
    return source ? [toReference(source)] : []
  })
}

function toReference({ index, title, name, url, text }: SourceDocument) {
  return {
    images: [],
    text,
    index_id: index,
    title,
    doc_name: name,
    doc_id: `file_${index.padStart(8, '0')}`,
    ...(url ? { doc_url: url } : {}),
  }
}
