import type { Script, Thought } from '../../scenarios/scenario'
import { toTokenGroups } from '../../tokens'
import type { AnswerFrame } from '../answer-stream'
import type { FrameContext } from './envelope'
import { createUsageCount } from './envelope'
import { toReferences } from './references'

/**
 * Turns a script into the frames of an agent application: what it looked up, then reasoning, then text, and a terminal
 * frame of its own. Incremental frames carry what is new and end with `text: ""`; cumulative frames carry all of it so
 * far. Reasoning stays in `thoughts`, emptied, through the answer, as recorded; how the other thoughts stream is not
 * documented, and they do the same here: first their arguments, then the observation, then both empty.
 */
export function* toAgentFrames(script: Script, context: FrameContext): Generator<AnswerFrame> {
  const { incremental, hasThoughts } = context
  const { thoughts = [], sources = [], reasoning, model, tokensPerFrame } = script
  const usage = createUsageCount(context)
  const silence: AnswerFrame = { data: undefined, terminal: false }
  const soFar = { items: [] as unknown[], reasoning: '', text: '' }

  for (const thought of thoughts) {
    const before = soFar.items
    for (const state of ['called', 'observed'] as const) {
      const item = toItem(thought, state)
      yield hasThoughts
        ? frame('null', {
            items: [...(incremental ? emptied(before.length) : before), item],
            reasoning: undefined,
            text: '',
          })
        : silence
      soFar.items = [...before, item]
    }
  }
  for (const group of toTokenGroups(reasoning ?? '', tokensPerFrame)) {
    soFar.reasoning += group.text
    usage.add(model, group.tokens)
    yield hasThoughts ? next({ reasoning: group.text, text: '' }) : silence
  }
  for (const group of toTokenGroups(script.text, tokensPerFrame)) {
    soFar.text += group.text
    usage.add(model, group.tokens)
    yield next({ reasoning: '', text: group.text })
  }
  yield next({ reasoning: '', text: '' }, script.finishReason ?? 'stop')

  function next(delta: { reasoning: string; text: string }, finishReason = 'null'): AnswerFrame {
    const items = emptied(thoughts.length)
    return frame(finishReason, incremental ? { ...delta, items } : soFar)
  }

  function frame(finishReason: string, parts: Parts): AnswerFrame {
    const references = toReferences(soFar.text, sources)
    const reasons = reasoning !== undefined && parts.reasoning !== undefined
    const all = [...parts.items, ...(reasons ? [toReasoning(parts.reasoning)] : [])]
    const output = {
      ...(hasThoughts && all.length > 0 ? { thoughts: all } : {}),
      session_id: context.sessionId,
      ...(references.length > 0 ? { doc_references: references } : {}),
      finish_reason: finishReason,
      text: parts.text,
    }
    return {
      data: { output, usage: usage.toUsage(), request_id: context.requestId },
      terminal: finishReason !== 'null',
    }
  }

  function emptied(count: number): unknown[] {
    return thoughts.slice(0, count).map((thought) => toItem(thought, 'emptied'))
  }
}

interface Parts {
  readonly items: readonly unknown[]
  /** Undefined before reasoning has begun. */
  readonly reasoning: string | undefined
  readonly text: string
}

function toReasoning(thought: string) {
  return {
    action: 'reasoning',
    thought,
    action_type: 'reasoning',
    response: thought,
    action_name: '思考过程',
  }
}

function toItem(thought: Thought, state: 'called' | 'observed' | 'emptied') {
  const given = state === 'emptied' ? '' : thought.arguments
  return {
    action: thought.action,
    action_type: thought.actionType,
    action_input_stream: given,
    arguments: given,
    action_name: thought.actionName,
    observation: state === 'observed' ? thought.observation : '',
  }
}
