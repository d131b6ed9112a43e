import type { WireError } from '../wire-error'
import type { Outcome, Question } from './scenario'

/** What people, and chats on their behalf, say to an answer that broke off. */
const GO_ON =
  /^\s*(请?(从中断的地方)?(继续|接着)(写|说|回答|吧|$|[，。])|go on\b|continue\b|please (go on|continue)\b)/i

type Asked = Omit<Question, 'language'>

/**
 * The rest of the last answer, for somebody who asks to go on with it; undefined for any other question, and where nothing is
 * left of it.
 *
 * @param play - Answers a question.
 */
export function goOn(
  question: Asked,
  play: (earlier: Asked) => Outcome | WireError,
): Outcome | undefined {
  const before = question.history.at(-1)
  if (!before?.answer || !GO_ON.test(question.prompt)) return undefined
  const outcome = play({
    ...question,
    prompt: before.prompt,
    history: question.history.slice(0, -1),
  })
  if ('code' in outcome || outcome.type !== 'answer') return undefined
  const whole = outcome.text + (outcome.rest ?? '')
  if (!whole.startsWith(before.answer)) return undefined
  const text = whole.slice(before.answer.length)
  if (!text) return undefined
  const { model, sources, tokensPerFrame, slowness } = outcome
  return {
    type: 'answer',
    model,
    text,
    ...(sources && { sources }),
    ...(tokensPerFrame !== undefined && { tokensPerFrame }),
    ...(slowness !== undefined && { slowness }),
  }
}
