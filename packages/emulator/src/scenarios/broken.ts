import { createScenario } from './create-scenario'
import { failures, htmlPage, refusals } from './failures'
import type { Question, Scenario, Script } from './scenario'

/** The scenarios in which something goes wrong. `answer` gives what a broken answer begins with. */
export function createBrokenScenarios(answer: (question: Question) => Script): Scenario[] {
  return [
    createFailure('stall', { zh: '说到一半没了动静', en: 'Goes silent half-way' }),
    createFailure('truncated', { zh: '没有结束标志就断开', en: 'Ends without a last frame' }),
    createFailure('cut-frame', { zh: '在一帧的中间断开', en: 'Ends inside a frame' }),
    createFailure('reset', { zh: '连接被重置', en: 'Connection is reset' }),
    createFailure('error-mid-stream', { zh: '中途限流', en: 'Throttled half-way' }),
    createFailure('content-filter', { zh: '中途触发内容审核', en: 'Content filter half-way' }),
    createRefusal('error-401', { zh: '密钥无效（401）', en: 'Invalid key (401)' }),
    createRefusal('error-403', { zh: '应用未发布（403）', en: 'Application not published (403)' }),
    createRefusal('error-429', { zh: '限流（429）', en: 'Rate limit (429)' }),
    createRefusal('error-429-retry-after', {
      zh: '限流，3 秒后重试（429）',
      en: 'Rate limit, retry after 3 s (429)',
    }),
    createRefusal('error-500', { zh: '服务内部错误（500）', en: 'Internal error (500)' }),
    createRefusal('error-400-in-stream', {
      zh: '状态码 200，流里只有一个错误',
      en: 'Status 200 with one error frame',
    }),
    createRefusal('error-sse-body', {
      zh: '状态码 400，正文是 SSE 格式（欠费）',
      en: 'Status 400 with a framed body (arrears)',
    }),
    createRefusal('error-flow-not-published', {
      zh: '工作流未发布（400）',
      en: 'Workflow not published (400)',
    }),
    createScenario(
      'html',
      { zh: '返回一个网页而不是数据', en: 'A web page instead of data' },
      hello,
      () => htmlPage,
    ),
  ]

  function createFailure(name: keyof typeof failures, title: Scenario['title']): Scenario {
    const question = { zh: '写一份上线前的清单', en: 'Give me a checklist for the launch' }
    return createScenario(name, title, question, (asked) => ({
      ...answer(asked),
      failure: failures[name],
    }))
  }
}

const hello = { zh: '你好', en: 'Hello' }

function createRefusal(name: keyof typeof refusals, title: Scenario['title']): Scenario {
  return createScenario(name, title, hello, () => refusals[name])
}
