import { scenarios } from './list'

/** What a picker needs to offer a scenario: send `prompt`, or the header `x-tyqw-scenario: name`. */
export interface ScenarioInfo {
  readonly name: string
  /** A few words, such as `Rate limit (429)`. */
  readonly title: { readonly zh: string; readonly en: string }
  /** A prompt that selects this scenario. */
  readonly prompt: { readonly zh: string; readonly en: string }
}

/** Every scenario of the emulator, in Chinese and English. */
export const scenarioList: readonly ScenarioInfo[] = scenarios.map(({ name, title, prompt }) => ({
  name,
  title,
  prompt,
}))
