import { scenarios } from './list'
import type { Scenario } from './scenario'

/** What a picker needs to offer a scenario: send `prompt`, or the header `x-tyqw-scenario: name`. */
export type ScenarioInfo = Pick<Scenario, 'name' | 'title' | 'prompt'>

/** Every scenario of the emulator, with a title and a prompt that selects it, in Chinese and English. */
export const scenarioList: readonly ScenarioInfo[] = scenarios.map(({ name, title, prompt }) => ({
  name,
  title,
  prompt,
}))
