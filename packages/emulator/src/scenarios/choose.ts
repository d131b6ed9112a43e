import type { ErrorChoice } from '../errors/error-choice'
import { readErrorHeader, readErrorPrompt } from '../errors/error-choice'
import type { WireError } from '../wire-error'
import { invalidParameter } from '../wire-error'
import { goOn } from './go-on'
import { scenarios } from './list'
import { answer } from './plain'
import type { Outcome, Question } from './scenario'
import { selectScenario } from './select'

/**
 * What a request is answered with. The prompt of the question is the user's own, with its keyword. Answers with an
 * error when a header names what the emulator does not have.
 */
export type Chooser = (
  request: Request,
  question: Omit<Question, 'language'>,
) => Outcome | WireError

/** What a {@link Chooser} needs. */
export interface ChooserOptions {
  /** The scenario for requests that name none. */
  readonly fallback: string | undefined
  /** The time in ms since epoch. */
  readonly now: () => number
}

/** Creates the chooser of one emulator; it counts the errors that are asked for a number of times only. */
export function createChooser({ fallback, now }: ChooserOptions): Chooser {
  const struck = new Map<string, number>()

  return (request, question) => {
    const header = request.headers.get('x-tyqw-error')
    if (header !== null) {
      const choice = readErrorHeader(header)
      if (!choice) return invalidParameter(`The emulator cannot read "x-tyqw-error: ${header}".`)
      return fail(choice, play(request, question))
    }
    const asked = readErrorPrompt(question.prompt)
    if (!asked) return play(request, question)
    const { choice } = asked
    const prompt = choice ? asked.question : '/errors'
    const outcome = play(request, { ...question, prompt })
    return choice ? fail(choice, outcome) : outcome
  }

  function play(request: Request, question: Omit<Question, 'language'>): Outcome | WireError {
    const header = request.headers.get('x-tyqw-scenario') ?? undefined
    const selected = selectScenario({ header, prompt: question.prompt, fallback })
    if (!selected) return unknownScenario(header ?? fallback)
    const { scenario, prompt, language } = selected
    return (
      goOn({ ...question, prompt }, (earlier) => play(request, earlier)) ??
      scenario.play({ ...question, prompt, language })
    )
  }

  function fail(choice: ErrorChoice, outcome: Outcome | WireError): Outcome | WireError {
    const key = JSON.stringify(choice)
    const count = struck.get(key) ?? 0
    if ('code' in outcome || count >= choice.times) return outcome
    struck.set(key, count + 1)
    const { error, transport, after } = choice
    const retryAfter = toRetryAfter(choice.retryAfter)
    if (transport !== 'mid-stream') return { type: 'refusal', error, transport, ...retryAfter }
    const script =
      outcome.type === 'answer'
        ? outcome
        : answer({ prompt: '', language: 'en', history: [], thinking: false }, scenarios)
    return {
      ...script,
      failure: { type: 'error-frame', error, afterFrames: after, ...retryAfter },
    }
  }

  function toRetryAfter(value: string | undefined): { readonly retryAfter?: string } {
    if (value === undefined) return {}
    const seconds = /^date\+(\d+)$/.exec(value)?.[1]
    if (seconds === undefined) return { retryAfter: value }
    return { retryAfter: new Date(now() + Number(seconds) * 1000).toUTCString() }
  }
}

function unknownScenario(name: string | undefined): WireError {
  const names = scenarios.map((scenario) => scenario.name).join(', ')
  return invalidParameter(`The emulator has no scenario "${name}". It has: ${names}.`)
}
