import { errorCodeList } from '../errors/error-codes'
import type { Question, Script } from './scenario'

/** Lists every error code, and how to set it off. */
export function listErrors({ language }: Question): Script {
  const rows = errorCodeList.map(
    ({ status, code, message }) =>
      `| ${status} | \`${code.replaceAll(' ', '_')}\` | ${message.replaceAll('|', '\\|')} |`,
  )
  const text = [intro[language], '', head[language], '| ---: | :--- | :--- |', ...rows].join('\n')
  return { type: 'answer', model: 'qwen-plus', text, tokensPerFrame: 16, slowness: 0.3 }
}

const head = { zh: '| 状态 | 代码 | 消息 |', en: '| Status | Code | Message |' }

const intro = {
  zh: `DashScope 的每一种错误，模拟器都能当场演示：输入 \`/error 代码\` 即可，例如 \`/error Throttling.RateQuota\`。

代码后面可以写错误到达的方式，一共四种：

- \`http\`：HTTP 状态码加 JSON（默认）
- \`frame\`：状态码 200，流里只有一个 \`event:error\`
- \`mid-stream\`：先回答几帧再出错，\`after=3\` 指定几帧
- \`sse-body\`：HTTP 状态码，正文却是 SSE 格式

还可以加上 \`retry-after=3\`（几秒后重试）、\`times=1\`（只错一次，再问就正常回答）、\`status=400\` 和 \`message="…"\`。在测试里用请求头：\`x-tyqw-error: Throttling; transport=mid-stream; after=3\`。`,
  en: `The emulator can show every error of DashScope: type \`/error\` and a code, as in \`/error Throttling.RateQuota\`.

Behind the code you can say how the error arrives:

- \`http\`: an HTTP status and JSON (the default)
- \`frame\`: status 200, and a single \`event:error\` in the stream
- \`mid-stream\`: after some frames of an answer; \`after=3\` says how many
- \`sse-body\`: an HTTP status whose body is framed like a stream

Further options are \`retry-after=3\` in seconds, \`times=1\` to fail once and then answer, \`status=400\` and \`message="…"\`. In tests, use a header: \`x-tyqw-error: Throttling; transport=mid-stream; after=3\`.`,
}
