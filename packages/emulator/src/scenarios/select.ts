import { scenarios } from './list'
import type { Language, Scenario } from './scenario'

/** Where a scenario can be named, from the strongest to the weakest. */
export interface ScenarioChoice {
  /** The request header `x-tyqw-scenario`. */
  readonly header?: string | undefined
  /** The prompt, which may begin with `/name` or `/scenario name`. */
  readonly prompt: string
  /** The emulator's own option. @default 'plain' */
  readonly fallback?: string | undefined
}

/** The scenario to play, and the prompt without its keyword. */
export interface SelectedScenario {
  readonly scenario: Scenario
  readonly prompt: string
  readonly language: Language
}

const KEYWORD = /^\s*\/(?:scenario\s+)?(?<name>[a-z][a-z0-9-]*)(?![a-z0-9-])\s*(?<rest>[\s\S]*)$/
const CHINESE = /[\u3400-\u9fff]/

/** Finds the scenario for a request; undefined when the header or the option names none that exists. */
export function selectScenario(choice: ScenarioChoice): SelectedScenario | undefined {
  const { header, fallback = 'plain' } = choice
  const keyword = KEYWORD.exec(choice.prompt)?.groups
  const named = keyword && findScenario(keyword['name'])
  const scenario = header === undefined ? (named ?? findScenario(fallback)) : findScenario(header)
  if (!scenario) return undefined
  const prompt = named ? (keyword['rest'] ?? '') : choice.prompt
  return { scenario, prompt, language: CHINESE.test(choice.prompt) ? 'zh' : 'en' }
}

/** The scenario of this name, if there is one. */
export function findScenario(name: string | undefined): Scenario | undefined {
  return scenarios.find((scenario) => scenario.name === name)
}
