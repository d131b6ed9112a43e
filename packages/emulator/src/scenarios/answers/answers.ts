import type { Scenario, Question } from '../scenario'
import type { Topic } from './topic'

/** What an answer may mention. */
export interface AnswerContext extends Pick<Question, 'prompt' | 'history'> {
  readonly scenarios: readonly Pick<Scenario, 'name' | 'title'>[]
}

/** One script for each topic, in Markdown. */
export type Answers = Readonly<Record<Topic, (context: AnswerContext) => string>>
