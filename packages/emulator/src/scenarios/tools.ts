import { createScenario } from './create-scenario'
import type { Question, Scenario, Script, ToolCall } from './scenario'
import { toArguments } from './tool-arguments'
import { answerWithResults, explainTools } from './tool-answers'

/** Function calling: the caller runs what the model asks for. */
export const toolScenarios: readonly Scenario[] = [
  createScenario(
    'tools',
    { zh: '调用函数', en: 'A function call' },
    { zh: '杭州今天天气怎么样？', en: 'What is the weather in Hangzhou today?' },
    callTool,
  ),
  createScenario(
    'parallel-tools',
    { zh: '同时调用两个函数', en: 'Two function calls at once' },
    { zh: '杭州和上海今天天气怎么样？', en: 'What is the weather in Hangzhou and in Shanghai?' },
    (question) => converse(question, 2),
  ),
  createScenario(
    'tools-forever',
    { zh: '不停地调用函数', en: 'Function calls without an end' },
    { zh: '杭州今天天气怎么样？', en: 'What is the weather in Hangzhou today?' },
    (question) => toCalls(question, 1) ?? explain(question),
  ),
]

/** One call first, and an answer once its result is there. */
export function callTool(question: Question): Script {
  return converse(question, 1)
}

// The results of this turn end the loop.
function converse(question: Question, count: number): Script {
  const { toolResults = [] } = question
  if (toolResults.length > 0) {
    return { type: 'answer', model: 'qwen-plus', text: answerWithResults(question) }
  }
  return toCalls(question, count) ?? explain(question)
}

function explain(question: Question): Script {
  return { type: 'answer', model: 'qwen-plus', text: explainTools(question.language) }
}

const WEATHER = /weather|forecast|天气/i

function toCalls(question: Question, count: number): Script | undefined {
  const { tools = [], toolParameters = {}, prompt, language } = question
  const favourite = tools.find((name) => WEATHER.test(name)) ?? tools[0]
  if (favourite === undefined) return undefined
  const toolCalls = Array.from({ length: count }, (_, call): ToolCall => ({
    name: favourite,
    arguments: toArguments(toolParameters[favourite], { prompt, language, call }),
  }))
  const script: Script = { type: 'answer', model: 'qwen-plus', text: '', toolCalls }
  return question.thinking ? { ...script, reasoning: reasoning[language](favourite) } : script
}

const reasoning = {
  zh: (name: string) =>
    `这个问题需要实时的数据，我自己不知道答案。可用的函数里 ${name} 正合适，先调用它。`,
  en: (name: string) =>
    `This needs current data that I do not have. Of the functions on offer, ${name} fits, so I will call it first.`,
}
