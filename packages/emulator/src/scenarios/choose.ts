import type { WireError } from '../wire-error'
import { invalidParameter } from '../wire-error'
import { scenarios } from './list'
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

/** Creates the chooser of one emulator; `fallback` is the scenario for requests that name none. */
export function createChooser(fallback: string | undefined): Chooser {
  return (request, question) => {
    const header = request.headers.get('x-tyqw-scenario') ?? undefined
    const selected = selectScenario({ header, prompt: question.prompt, fallback })
    if (!selected) return unknownScenario(header ?? fallback)
    const { scenario, prompt, language } = selected
    return scenario.play({ ...question, prompt, language })
  }
}

function unknownScenario(name: string | undefined): WireError {
  const names = scenarios.map((scenario) => scenario.name).join(', ')
  return invalidParameter(`The emulator has no scenario "${name}". It has: ${names}.`)
}
