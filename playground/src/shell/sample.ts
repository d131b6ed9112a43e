import type { Conversation, Source } from '@tyqw/core'
import type { LocaleName } from '@tyqw/ui'
import { toConversation, toMessage } from './conversation'

/** What people look at when they judge a theme: prose, a list, code, a table, sources. */
const samples = {
  'zh-CN': {
    question: '在网页里接入百炼要注意什么？',
    reasoning: '先想想谁会看到密钥，再想流式输出，最后是会话。',
    answer: `三件事最要紧：

1. **密钥留在服务端**<ref>[1]</ref>。网页只和自己的网关说话。
2. **流式输出**<ref>[2]</ref>，用户 0.5 秒内就能看到第一个字。
3. 每一轮都带上 \`session_id\`，上文才不会丢。

\`\`\`ts
app.use(createTyqw({ appId: 'your appid', locale: 'zh-CN' }))
\`\`\`

| 环节 | 由谁负责 |
| --- | --- |
| 密钥 | \`@tyqw/gateway\` |
| 界面 | \`@tyqw/ui\` |
`,
    sources: ['密钥安全', '流式输出'],
    step: '知识检索',
  },
  'en-US': {
    question: 'What matters when a page talks to Bailian?',
    reasoning: 'First who can see the key, then streaming, then the session.',
    answer: `Three things:

1. **The key stays on the server**<ref>[1]</ref>. The page talks to its own gateway.
2. **Streaming**<ref>[2]</ref>: people see the first word within half a second.
3. Send the \`session_id\` with each turn, or what was said is lost.

\`\`\`ts
app.use(createTyqw({ appId: 'your appid', locale: 'en-US' }))
\`\`\`

| Part | Done by |
| --- | --- |
| Key | \`@tyqw/gateway\` |
| Looks | \`@tyqw/ui\` |
`,
    sources: ['Keeping the key safe', 'Streaming'],
    step: 'Knowledge retrieval',
  },
} as const

/** A conversation to look at. */
export function sampleConversation(locale: LocaleName): Conversation {
  const sample = samples[locale]
  const at = Date.now()
  const sources = sample.sources.map((title, index): Source => ({
    index: String(index + 1),
    title,
    url: `https://help.aliyun.com/zh/model-studio/${index + 1}`,
    siteName: 'help.aliyun.com',
  }))
  return toConversation('sample', sample.question, [
    toMessage('user', 'sample-question', sample.question, at - 5000),
    toMessage('assistant', 'sample-answer', {
      parts: [
        { type: 'reasoning', text: sample.reasoning, startedAt: at - 5000, endedAt: at - 3000 },
        {
          type: 'step',
          step: { id: 'rag', kind: 'retrieval', name: sample.step, state: 'done', durationMs: 180 },
        },
        { type: 'text', text: sample.answer },
      ],
      sources,
    }),
  ])
}
