import { cite } from './citations'
import { failures, htmlPage, refusals } from './failures'
import { writeLong } from './long'
import { showMarkdown } from './markdown'
import { answer, createPlain } from './plain'
import { compareNumbers } from './reasoning'
import type { Outcome, Question, Scenario } from './scenario'

type Words = Scenario['title']

/** Every scenario, in the order a picker shows them. */
export const scenarios: readonly Scenario[] = [
  createPlain(() => scenarios),
  {
    name: 'reasoning',
    title: { zh: '先思考再回答', en: 'Reasoning before the answer' },
    prompt: {
      zh: '/reasoning 9.9 和 9.11 哪个大？',
      en: '/reasoning Which is larger, 9.9 or 9.11?',
    },
    play: (question) =>
      question.thinking === false
        ? answer(question, scenarios)
        : (compareNumbers(question) ?? answer({ ...question, thinking: true }, scenarios)),
  },
  create(
    'citations',
    { zh: '知识库引用', en: 'Citations from a knowledge base' },
    { zh: '在网页里接入百炼要注意什么？', en: 'What matters when a page talks to Bailian?' },
    cite,
  ),
  create(
    'markdown',
    { zh: 'Markdown 一览', en: 'A tour of Markdown' },
    { zh: '展示各种 Markdown', en: 'Show me all kinds of Markdown' },
    showMarkdown,
  ),
  create(
    'long',
    { zh: '很长的回答（约 100 kB）', en: 'A very long answer (about 100 kB)' },
    { zh: '写一份很长的回答', en: 'Write a very long answer' },
    writeLong,
  ),
  create(
    'slow',
    { zh: '很慢的回答', en: 'A slow answer' },
    { zh: '你好', en: 'Hello' },
    (question) => ({
      ...answer(question, scenarios),
      slowness: 10,
    }),
  ),
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
  create(
    'html',
    { zh: '返回一个网页而不是数据', en: 'A web page instead of data' },
    { zh: '你好', en: 'Hello' },
    () => htmlPage,
  ),
]

function create(
  name: string,
  title: Words,
  prompt: Words,
  play: (question: Question) => Outcome,
): Scenario {
  return {
    name,
    title,
    prompt: { zh: `/${name} ${prompt.zh}`, en: `/${name} ${prompt.en}` },
    play,
  }
}

function createFailure(name: keyof typeof failures, title: Words): Scenario {
  const prompt = { zh: '写一份上线前的清单', en: 'Give me a checklist for the launch' }
  return create(name, title, prompt, (question) => ({
    ...answer(question, scenarios),
    failure: failures[name],
  }))
}

function createRefusal(name: keyof typeof refusals, title: Words): Scenario {
  return create(name, title, { zh: '你好', en: 'Hello' }, () => refusals[name])
}
