import type { Answers } from './answers'
import { shorten } from './shorten'
import { toVerse } from './verse'

/** The scripted answers in Chinese. */
export const zhAnswers: Answers = {
  greeting: () => `你好，很高兴见到你！

先说清楚一件事：现在回答你的不是通义千问，而是 Tyqw 自带的**模拟器**。它不联网，也不需要密钥，每个答案都来自事先写好的脚本。不过它发出的每一帧都和百炼的真实接口一致，所以此刻你看到的流式效果，就是上线后的样子。

可以从这里开始：

- **怎么配置真实的密钥？** 两分钟接上你自己的百炼应用
- **用 Vue 写一个防抖的搜索框** 看看代码块
- **对比一下通义千问的几个模型** 看看表格
- **写一首关于西湖的诗** 换换心情
- \`/help\` 列出全部场景，包括各种出错的样子`,

  thanks: () => `不客气！能帮上忙就好。

如果还想看看别的，输入 \`/help\` 会列出模拟器的全部场景；准备好接真实服务时，问我“**怎么配置真实的密钥？**”就行。`,

  key: () => `把模拟器换成真实的通义千问，只需要三步，代码一行都不用改。

### 1. 拿到密钥和应用 ID

登录[阿里云百炼控制台](https://bailian.console.aliyun.com/)：

- 在 **API-KEY** 页面创建密钥，形如 \`sk-…\`
- 在 **应用管理** 里创建一个应用并**发布**，复制它的应用 ID

> 没有发布的应用会返回 \`403 App.AccessDenied\`，这是最常见的第一个坑。

### 2. 写进 \`.env.local\`

在项目根目录新建 \`.env.local\`：

\`\`\`ini
# 只留在服务器上，绝不会进入网页
DASHSCOPE_API_KEY=sk-你的密钥
# 可以公开：页面要对话的应用
VITE_TYQW_APP_ID=你的应用ID
\`\`\`

### 3. 重新启动

\`\`\`sh
npm start
\`\`\`

启动时终端会用一行字说明现在是谁在回答：是 DashScope，还是模拟器。

**为什么密钥前面没有 \`VITE_\`？** 因为 Vite 会把 \`VITE_\` 开头的变量打包进网页，谁都能看到。密钥由网关保管，只在服务器一侧使用。`,

  memory: ({ history }) => {
    const last = history.at(-1)
    if (!last) {
      return `这是我们这次会话的第一句话，你之前还没有问过我什么。

先随便问我一个问题，再问一次“**我刚才问了什么？**”，我就能答上来了。百炼靠 \`session_id\` 记住上文：每个会话最多 50 轮，一小时没有新消息就会过期。`
    }
    const count = history.length
    return `你刚才问的是：

> ${shorten(last.prompt, 200).replaceAll('\n', '\n> ')}

${count > 1 ? `这次会话到现在一共聊了 ${count} 轮，第一个问题是“${shorten(history[0]?.prompt ?? '', 40)}”。` : '这也是这次会话里的第一个问题。'}

我能记住，是因为页面把上一次返回的 \`session_id\` 带了回来，历史保存在服务端（这里由模拟器保存在内存里），不需要每次重新发送。`
  },

  code: () => `下面是一个可以直接使用的组合式函数：输入停顿 300 毫秒后才发起搜索，新的搜索会取消上一次还没结束的请求。

\`\`\`ts
// use-debounced-search.ts
import { onScopeDispose, ref, watch } from 'vue'

export function useDebouncedSearch<T>(
  search: (keyword: string, signal: AbortSignal) => Promise<T[]>,
  delay = 300,
) {
  const keyword = ref('')
  const results = ref<T[]>([])
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: AbortController | undefined

  function cancel() {
    clearTimeout(timer)
    running?.abort()
  }

  watch(keyword, (value) => {
    cancel()
    timer = setTimeout(async () => {
      const current = (running = new AbortController())
      const found = await search(value, current.signal).catch(() => [])
      if (!current.signal.aborted) results.value = found
    }, delay)
  })

  onScopeDispose(cancel)
  return { keyword, results }
}
\`\`\`

在组件里这样用：

\`\`\`vue
<script setup lang="ts">
import { useDebouncedSearch } from './use-debounced-search'

const { keyword, results } = useDebouncedSearch<string>(async (text, signal) => {
  const response = await fetch(\`/api/search?q=\${encodeURIComponent(text)}\`, { signal })
  return response.json()
})
</script>

<template>
  <input v-model="keyword" type="search" placeholder="搜索…" />
  <ul>
    <li v-for="item in results" :key="item">{{ item }}</li>
  </ul>
</template>
\`\`\`

有两个细节值得留意：

1. **先取消，再请求。** 否则较慢的旧结果可能覆盖较新的结果。
2. **\`onScopeDispose\` 负责收尾。** 组件卸载后，计时器和请求都不会残留。`,

  table: () => `通义千问的几档模型各有侧重，大致可以这样选：

| 模型 | 擅长 | 速度 | 成本 | 适合的场景 |
| :--- | :--- | :---: | :---: | :--- |
| Qwen-Max | 复杂推理、长文写作 | 较慢 | 高 | 分析报告、多步任务 |
| Qwen-Plus | 效果与成本均衡 | 快 | 中 | 大多数业务对话 |
| Qwen-Flash | 简单而高频的请求 | 很快 | 低 | 分类、改写、摘要 |
| Qwen-Coder | 编写与理解代码 | 快 | 中 | 代码补全、评审 |
| Qwen-VL | 看图、读文档 | 中 | 中 | 截图问答、票据识别 |

**如果拿不准，从 Qwen-Plus 开始。** 等业务跑起来，再用真实的问题比较效果：答得不够好就换 Max，量很大就换 Flash。

> 这张表来自模拟器的脚本，只说大致的定位；价格、上下文长度和最新型号请以百炼控制台为准。`,

  list: () => `上线一个聊天功能之前，建议按下面的清单走一遍：

1. **守住密钥**
   - 密钥只放在服务器，页面只访问自己的网关
   - 给应用设置允许列表，不让别人借用你的额度
2. **照顾等待的人**
   - 第一个字出来之前，先给一个明确的“正在思考”
   - 随时可以停止，停止后保留已经生成的内容
3. **把出错当成常态**
   - 限流时告诉用户多久之后再试
   - 网络断开时不丢已经收到的文字
4. **控制成本**
   - 限制单次输入的长度和会话的轮数
   - 记录每次回答的 token 用量

做到这四点，大多数用户遇到问题时都不会感到意外。想看看各种出错的样子？输入 \`/help\`，每一种都能现场触发。`,

  poem: () => `**湖上**

${toVerse(['一夜东风过柳堤，', '半湖烟雨半山迷。', '归舟不必催双桨，', '且听新莺隔水啼。'])}

---

写的是春天雨后的西湖。前两句是眼前的景，后两句是不想走的心：船已经要回了，却愿意慢一点，再听一会儿对岸的鸟鸣。`,

  help: ({
    scenarios,
  }) => `我是 Tyqw 的**模拟器**，答案来自事先写好的脚本。下面这些场景都可以直接输入来触发：

| 输入 | 会发生什么 |
| :--- | :--- |
${scenarios.map(({ name, title }) => `| \`/${name}\` | ${title.zh} |`).join('\n')}

命令后面可以接着写问题，例如 \`/reasoning 9.9 和 9.11 哪个大？\`。在测试里，也可以用请求头 \`x-tyqw-scenario\` 指定场景。`,

  default: ({ prompt, history }) => `你问的是“${shorten(prompt, 40)}”。

这个问题值得认真回答，不过我得先说实话：我是 Tyqw 的**模拟器**，答案来自事先写好的脚本，并不会真的思考，所以没法给你一个可靠的答案。${history.length > 0 ? `我能确定的是，这是这次会话的第 ${history.length + 1} 轮，前面的内容都还记得。` : ''}

接下来你可以：

- 换成真实的通义千问：问我“**怎么配置真实的密钥？**”
- 继续看看界面的效果：试试“**用 Vue 写一个防抖的搜索框**”或“**对比一下通义千问的几个模型**”
- 输入 \`/help\`，看看全部场景

除了内容，其余都是真的：流式输出、停止、重新生成、会话记忆，和接上真实服务之后一模一样。`,
}
