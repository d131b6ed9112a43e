import { agentScenarios } from './agents'
import { createBrokenScenarios } from './broken'
import { cite } from './citations'
import { createScenario } from './create-scenario'
import { listErrors } from './error-table'
import { writeLong } from './long'
import { showMarkdown } from './markdown'
import { createModelScenarios } from './model-scenarios'
import { answer, createPlain } from './plain'
import { compareNumbers } from './reasoning'
import type { Question, Scenario, Script } from './scenario'
import { workflowScenarios } from './workflow'

/** Every scenario, in the order a picker shows them. */
export const scenarios: readonly Scenario[] = [
  createPlain(() => scenarios),
  createScenario(
    'reasoning',
    { zh: '先思考再回答', en: 'Reasoning before the answer' },
    { zh: '9.9 和 9.11 哪个大？', en: 'Which is larger, 9.9 or 9.11?' },
    (question) =>
      question.thinking === false
        ? speak(question)
        : (compareNumbers(question) ?? speak({ ...question, thinking: true })),
  ),
  createScenario(
    'citations',
    { zh: '知识库引用', en: 'Citations from a knowledge base' },
    { zh: '在网页里接入百炼要注意什么？', en: 'What matters when a page talks to Bailian?' },
    cite,
  ),
  ...agentScenarios,
  ...workflowScenarios,
  ...createModelScenarios(speak),
  createScenario(
    'markdown',
    { zh: 'Markdown 一览', en: 'A tour of Markdown' },
    { zh: '展示各种 Markdown', en: 'Show me all kinds of Markdown' },
    showMarkdown,
  ),
  createScenario(
    'long',
    { zh: '很长的回答（约 100 kB）', en: 'A very long answer (about 100 kB)' },
    { zh: '写一份很长的回答', en: 'Write a very long answer' },
    writeLong,
  ),
  createScenario(
    'slow',
    { zh: '很慢的回答', en: 'A slow answer' },
    { zh: '你好', en: 'Hello' },
    (question) => ({ ...speak(question), slowness: 10 }),
  ),
  createScenario(
    'split',
    { zh: '逐字节发送', en: 'Every byte on its own' },
    { zh: '写一首关于西湖的诗', en: 'Write a poem about rain' },
    (question) => ({ ...speak(question), chunking: 'byte' }),
  ),
  ...createBrokenScenarios(speak),
  createScenario(
    'errors',
    { zh: '全部错误码，以及如何触发', en: 'Every error code, and how to get it' },
    { zh: '有哪些错误码？', en: 'Which errors are there?' },
    listErrors,
  ),
]

function speak(question: Question): Script {
  return answer(question, scenarios)
}
