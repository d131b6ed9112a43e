import type { AnswerContext } from './answers/answers'
import { enAnswers } from './answers/en'
import { toTopic } from './answers/topic'
import { zhAnswers } from './answers/zh'
import { describeAttachments } from './attachments'
import { takeOffer } from './model-scenarios'
import { toReasoning } from './reasoning'
import type { Question, Scenario, Script } from './scenario'

/**
 * Answers a question from the scripts, in the language of the question, and says what came with it. With
 * `enable_thinking` some reasoning comes first.
 */
export function answer(question: Question, scenarios: AnswerContext['scenarios']): Script {
  const { prompt, history, language } = question
  const answers = language === 'zh' ? zhAnswers : enAnswers
  const said = answers[toTopic(prompt)]({ prompt, history, scenarios })
  const received = describeAttachments(question)
  const text = received === undefined ? said : `${received}\n\n${said}`
  if (!question.thinking) return { type: 'answer', text, model: 'qwen-plus' }
  return { type: 'answer', text, model: 'qwen3-max', reasoning: toReasoning(question) }
}

/** Creates the plain scenario, which also uses what a request offers; `scenarios` is what `/help` lists. */
export function createPlain(scenarios: () => AnswerContext['scenarios']): Scenario {
  return {
    name: 'plain',
    title: { zh: '普通回答', en: 'Plain answer' },
    prompt: { zh: '你好，请介绍一下你自己', en: 'Hello, who are you?' },
    play: (question) => takeOffer(question) ?? answer(question, scenarios()),
  }
}
