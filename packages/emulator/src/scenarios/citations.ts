import type { Question, Script, SourceDocument } from './scenario'

/** An answer from a knowledge base, with `<ref>[n]</ref>` marks in the text and the documents they cite. */
export function cite({ language }: Question): Script {
  return { type: 'answer', model: 'qwen-plus', ...answers[language] }
}

const zhSources: readonly SourceDocument[] = [
  {
    index: '1',
    title: '会话与记忆',
    name: '百炼应用开发手册.pdf',
    text: '首次调用不传 session_id，服务端会在每一帧里返回一个。下一轮带上它和新的 prompt，就能延续上文。会话最多 50 轮，一小时没有请求即失效。',
  },
  {
    index: '2',
    title: '流式输出',
    name: '百炼应用开发手册.pdf',
    text: '在请求头中设置 X-DashScope-SSE: enable 即可开启流式输出。incremental_output 为 true 时，每一帧只包含新增的文字；为 false 时，每一帧包含到目前为止的全文。',
  },
  {
    index: '4',
    title: '密钥安全',
    name: '安全规范.docx',
    url: 'https://help.aliyun.com/zh/model-studio/get-api-key',
    text: 'API Key 等同于账号权限，不得写入网页、小程序或客户端安装包。应由服务端保管，并由服务端转发请求。',
  },
]

const enSources: readonly SourceDocument[] = [
  {
    index: '1',
    title: 'Sessions and memory',
    name: 'bailian-application-guide.pdf',
    text: 'The first call carries no session_id; every frame of the answer returns one. Send it back with the next prompt to continue. A session holds up to 50 turns and ends after an hour without a request.',
  },
  {
    index: '2',
    title: 'Streaming',
    name: 'bailian-application-guide.pdf',
    text: 'The request header X-DashScope-SSE: enable turns streaming on. With incremental_output set to true a frame holds only what is new; otherwise it holds the whole text so far.',
  },
  {
    index: '4',
    title: 'Keeping the key safe',
    name: 'security-policy.docx',
    url: 'https://www.alibabacloud.com/help/en/model-studio/get-api-key',
    text: 'An API key carries the rights of the account. It must not be put into a web page, a mini program or an installer. A server keeps it and forwards the requests.',
  },
]

const answers = {
  zh: {
    sources: zhSources,
    text: `根据知识库，在网页里接入百炼应用要注意三点：

1. **密钥放在服务端。** API Key 等同于账号权限，不能写进网页，应由服务端保管并转发请求<ref>[4]</ref>。
2. **打开流式输出。** 请求头加上 \`X-DashScope-SSE: enable\`，并把 \`incremental_output\` 设为 \`true\`，这样每一帧只包含新增的文字<ref>[2]</ref>，传输量更小。
3. **带上会话 ID。** 把返回的 \`session_id\` 放进下一轮请求，就能延续上文；会话最多 50 轮，一小时没有请求即失效<ref>[1]</ref>。

其中第一点最要紧：密钥一旦泄露，别人就能用你的账号调用任何模型<ref>[4]</ref>，而流式与会话的问题都可以稍后再补<ref>[1]</ref><ref>[2]</ref>。`,
  },
  en: {
    sources: enSources,
    text: `According to the knowledge base, three things matter when a web page talks to a Bailian application:

1. **Keep the key on a server.** It carries the rights of the account and must never be in a page; a server keeps it and forwards the requests<ref>[4]</ref>.
2. **Turn streaming on.** Send \`X-DashScope-SSE: enable\` and set \`incremental_output\` to \`true\`, so that a frame holds only what is new<ref>[2]</ref>.
3. **Send the session id back.** The \`session_id\` of an answer continues the conversation in the next request, for up to 50 turns and until an hour passes without one<ref>[1]</ref>.

The first point matters most: with a leaked key, anyone can call any model on your account<ref>[4]</ref>, while streaming and sessions can be added later<ref>[1]</ref><ref>[2]</ref>.`,
  },
}
