import { runCode } from './code-interpreter'
import { createScenario } from './create-scenario'
import { research } from './deep-research'
import type { Question, Scenario, Script } from './scenario'
import { searchWeb } from './search'
import { callTool, toolScenarios } from './tools'

/** What models do on the native and the compatible wire. `answer` gives what they say otherwise. */
export function createModelScenarios(answer: (question: Question) => Script): Scenario[] {
  return [
    createScenario(
      'search',
      { zh: '联网搜索', en: 'Web search' },
      { zh: '流式输出要注意什么？', en: 'What matters with streaming?' },
      searchWeb,
    ),
    ...toolScenarios,
    createScenario(
      'code-interpreter',
      { zh: '代码解释器', en: 'Code interpreter' },
      { zh: '123 的 21 次方是多少？', en: 'What is 123 to the power of 21?' },
      runCode,
    ),
    createScenario(
      'deep-research',
      { zh: '深入研究', en: 'Deep research' },
      { zh: '研究一下聊天界面的流式体验', en: 'Research what makes a streaming chat feel good' },
      research,
    ),
    createScenario(
      'length',
      { zh: '写到长度上限就停下', en: 'Stops at the length limit' },
      { zh: '写一份上线前的清单', en: 'Give me a checklist for the launch' },
      (question) => shortenAnswer(question, answer(question)),
    ),
  ]
}

// Whoever sends the beginning back gets the rest.
function shortenAnswer({ prefix }: Question, script: Script): Script {
  if (prefix !== undefined) return script
  const { text } = script
  const half = Math.ceil(text.length / 2)
  return { ...script, text: text.slice(0, half), rest: text.slice(half), finishReason: 'length' }
}

const WEATHER = /weather|天气/i

/**
 * What a model does by itself with what a request offers: research with the model for it, search the web where that
 * is on, run code for an operation, call a function for the weather. Undefined for everything else, and on wires
 * that name no model.
 */
export function takeOffer(question: Question): Script | undefined {
  const { model, search, codeInterpreter, tools = [], toolResults = [], prompt } = question
  if (model === undefined) return undefined
  if (model.startsWith('qwen-deep-research')) return research(question)
  if (toolResults.length > 0 || (tools.length > 0 && WEATHER.test(prompt)))
    return callTool(question)
  if (codeInterpreter && /\d\s*(\*\*|\^|的|[*×x+-])\s*\d/.test(prompt)) return runCode(question)
  return search ? searchWeb(question) : undefined
}
