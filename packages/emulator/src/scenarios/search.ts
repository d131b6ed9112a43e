import { shorten } from './answers/shorten'
import type { Question, Script, SearchResult } from './scenario'

/**
 * An answer from web search, with the pages it found; the marks `[n]` become citations or are left out. Applications,
 * which name no model, show neither.
 */
export function searchWeb({ prompt, language, model }: Question): Script {
  const topic = shorten(prompt.trim(), 40)
  const marked = { zh: toChinese, en: toEnglish }[language](topic)
  const text = model === undefined ? marked.replaceAll(/\[\d\]/g, '') : marked
  return { type: 'answer', model: 'qwen-plus', text, searchResults: results[language] }
}

function toChinese(topic: string): string {
  return `${topic === '' ? '' : `关于“${topic}”，`}联网搜索找到了 4 个网页，要点如下：

- **流式输出更快看到结果。** 服务端边生成边发送，第一个字通常不到一秒就能出现[1]。
- **深度思考先给过程再给答案。** 思考内容放在 \`reasoning_content\` 里，正文放在 \`content\` 里[2]。
- **联网搜索需要显式打开。** 把 \`enable_search\` 设为 \`true\`，再用 \`enable_source\` 要来源、\`enable_citation\` 要角标[3]。
- **浏览器里用的是 SSE。** 格式很简单：一行一个字段，空行结束一个事件[4][1]。

> 这些网页真实存在，摘要由模拟器的脚本写成，模拟器并没有联网。`
}

function toEnglish(topic: string): string {
  return `${topic === '' ? 'The' : `For "${topic}" the`} web search found 4 pages. In short:

- **Streaming shows results sooner.** The server sends while it writes, and the first word usually arrives within a second[1].
- **Deep thinking shows its steps first.** They arrive in \`reasoning_content\`, the answer in \`content\`[2].
- **Web search has to be turned on.** Set \`enable_search\`, then ask for sources with \`enable_source\` and for marks with \`enable_citation\`[3].
- **Browsers call it server-sent events.** One field a line, and a blank line ends an event[4][1].

> The pages exist; their summaries come from the emulator's script, which did not go online.`
}

const ALIYUN = 'https://help.aliyun.com/favicon.ico'
const ALIBABA = 'https://www.alibabacloud.com/favicon.ico'

const results: Readonly<Record<'zh' | 'en', readonly SearchResult[]>> = {
  zh: [
    page(1, '流式输出', 'https://help.aliyun.com/zh/model-studio/stream', '阿里云帮助中心', ALIYUN),
    page(
      2,
      '深度思考模型',
      'https://help.aliyun.com/zh/model-studio/deep-thinking',
      '阿里云帮助中心',
      ALIYUN,
    ),
    page(
      3,
      '联网搜索',
      'https://help.aliyun.com/zh/model-studio/web-search',
      '阿里云帮助中心',
      ALIYUN,
    ),
    page(
      4,
      '使用服务器发送事件',
      'https://developer.mozilla.org/zh-CN/docs/Web/API/Server-sent_events/Using_server-sent_events',
      '无',
      '',
    ),
  ],
  en: [
    page(
      1,
      'Streaming output',
      'https://www.alibabacloud.com/help/en/model-studio/stream',
      'Alibaba Cloud',
      ALIBABA,
    ),
    page(
      2,
      'Deep thinking',
      'https://www.alibabacloud.com/help/en/model-studio/deep-thinking',
      'Alibaba Cloud',
      ALIBABA,
    ),
    page(
      3,
      'Web search',
      'https://www.alibabacloud.com/help/en/model-studio/web-search',
      'Alibaba Cloud',
      ALIBABA,
    ),
    page(
      4,
      'Using server-sent events',
      'https://developer.mozilla.org/en-US/docs/Web/API/Server-sent_events/Using_server-sent_events',
      'MDN',
      '',
    ),
  ],
}

function page(
  index: number,
  title: string,
  url: string,
  siteName: string,
  icon: string,
): SearchResult {
  return { index, title, url, siteName, icon }
}
