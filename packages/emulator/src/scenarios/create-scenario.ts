import type { Outcome, Question, Scenario } from './scenario'

/** Creates a scenario; its example prompts are the given questions behind `/name`. */
export function createScenario(
  name: string,
  title: Scenario['title'],
  question: Scenario['prompt'],
  play: (question: Question) => Outcome,
): Scenario {
  return {
    name,
    title,
    prompt: { zh: `/${name} ${question.zh}`, en: `/${name} ${question.en}` },
    play,
  }
}
