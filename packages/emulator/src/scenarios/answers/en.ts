import type { Answers } from './answers'
import { shorten } from './shorten'
import { toVerse } from './verse'

/** The scripted answers in English. */
export const enAnswers: Answers = {
  greeting: () => `Hello, and welcome!

One thing first, so that nobody is misled: you are not talking to Qwen right now, but to the **emulator** that comes with Tyqw. It needs no network and no key, and every answer comes from a script. The frames it sends are the ones the real Bailian service sends, so the streaming you see here is what your users will see.

Good places to start:

- **How do I set a real key?** connects your own Bailian application in two minutes
- **Write a debounced search box in Vue** shows code blocks
- **Compare the Qwen models** shows a table
- **Write a poem about rain** is a change of pace
- \`/help\` lists every scenario, including all the ways things go wrong`,

  thanks: () => `You are welcome!

If you would like to see more, \`/help\` lists everything the emulator can do. When you are ready for the real service, ask me **"How do I set a real key?"**`,

  key: () => `Three steps take you from the emulator to the real Qwen, and none of them changes your code.

### 1. Get a key and an application id

In the [Bailian console](https://bailian.console.aliyun.com/) of Alibaba Cloud Model Studio:

- create a key on the **API-KEY** page; it looks like \`sk-…\`
- create an application, **publish** it, and copy its id

> An application that was never published answers \`403 App.AccessDenied\`. It is the most common first stumble.

### 2. Put both into \`.env.local\`

Create \`.env.local\` in the root of the project:

\`\`\`ini
# stays on the server and never reaches the page
DASHSCOPE_API_KEY=sk-your-key
# public: the application your page talks to
VITE_TYQW_APP_ID=your-app-id
\`\`\`

### 3. Start again

\`\`\`sh
npm start
\`\`\`

One line in the terminal then says who is answering: DashScope or the emulator.

**Why does the key have no \`VITE_\` in front?** Vite puts every variable that starts with \`VITE_\` into the page, where anyone can read it. The key stays with the gateway and is only used on the server.`,

  memory: ({ history }) => {
    const last = history.at(-1)
    if (!last) {
      return `This is the first message of our session, so you have not asked me anything yet.

Ask me any question, then try **"What did I just ask?"** again. Bailian remembers through \`session_id\`: up to 50 turns a session, until an hour passes without a message.`
    }
    const count = history.length
    return `You asked:

> ${shorten(last.prompt, 300).replaceAll('\n', '\n> ')}

${count > 1 ? `This session has ${count} turns so far, and it began with "${shorten(history[0]?.prompt ?? '', 80)}".` : 'That was also the first question of this session.'}

I can tell because the page sent back the \`session_id\` of my last answer. The history stays on the server (here, in the emulator's memory), so it does not have to be sent again each time.`
  },

  code: () => `Here is a composable you can use as it is. It waits until typing has paused for 300 ms, and a new search cancels the one still running.

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

In a component it looks like this:

\`\`\`vue
<script setup lang="ts">
import { useDebouncedSearch } from './use-debounced-search'

const { keyword, results } = useDebouncedSearch<string>(async (text, signal) => {
  const response = await fetch(\`/api/search?q=\${encodeURIComponent(text)}\`, { signal })
  return response.json()
})
</script>

<template>
  <input v-model="keyword" type="search" placeholder="Search…" />
  <ul>
    <li v-for="item in results" :key="item">{{ item }}</li>
  </ul>
</template>
\`\`\`

Two details matter:

1. **Cancel before you ask.** Otherwise a slow, older result can replace a newer one.
2. **\`onScopeDispose\` cleans up.** Neither a timer nor a request survives the component.`,

  table:
    () => `The Qwen models differ mostly in how much they think and what they cost. A rough guide:

| Model | Good at | Speed | Cost | Use it for |
| :--- | :--- | :---: | :---: | :--- |
| Qwen-Max | complex reasoning, long texts | slower | high | reports, multi-step tasks |
| Qwen-Plus | a balance of quality and cost | fast | medium | most conversations |
| Qwen-Flash | simple, frequent requests | very fast | low | sorting, rewriting, summaries |
| Qwen-Coder | writing and reading code | fast | medium | completion, review |
| Qwen-VL | images and documents | medium | medium | screenshots, receipts |

**If you are unsure, start with Qwen-Plus.** Once you have real questions, compare: move to Max where answers fall short, and to Flash where volume counts.

> This table comes from the emulator's script and only shows the general idea. For prices, context lengths and the latest models, see the Bailian console.`,

  list: () => `Before you ship a chat, walk through this list:

1. **Guard the key**
   - keep it on the server; the page only talks to your own gateway
   - allow only your own applications, so that nobody spends your quota
2. **Be kind to the person waiting**
   - show that something is happening before the first word arrives
   - let them stop at any time, and keep what was already written
3. **Treat errors as normal**
   - when the limit is reached, say when to try again
   - when the connection drops, keep the text that arrived
4. **Watch the cost**
   - limit the length of a question and the turns of a session
   - record the tokens of every answer

With these four in place, few problems will surprise your users. To see what the errors look like, type \`/help\`: each one can be set off right here.`,

  poem: () => `**Rain, Arriving**

${toVerse([
  'At first a single drop, and then',
  'a second, unsure where to fall;',
  'a pause, as if it thought again,',
  'and then the rain is over all.',
])}

${toVerse([
  'So words come, too: a few, then more,',
  'each leaning on the one before,',
  'until the thing you could not say',
  'has found its own unhurried way.',
])}`,

  help: ({
    scenarios,
  }) => `I am Tyqw's **emulator**, and my answers come from scripts. Type any of these to see what it does:

| Type | What happens |
| :--- | :--- |
${scenarios.map(({ name, title }) => `| \`/${name}\` | ${title.en} |`).join('\n')}

A question may follow the command, as in \`/reasoning Which is larger, 9.9 or 9.11?\`. In tests, the request header \`x-tyqw-scenario\` picks a scenario too.`,

  default: ({ prompt, history }) => `You asked: "${shorten(prompt, 80)}"

That deserves a proper answer, so let me be honest: I am Tyqw's **emulator**. My answers come from scripts, I do not think, and I cannot tell you anything reliable about this.${history.length > 0 ? ` What I do know is that this is turn ${history.length + 1} of our session, and that I remember the earlier ones.` : ''}

From here you can:

- switch to the real Qwen: ask me **"How do I set a real key?"**
- see more of the interface: try **"Write a debounced search box in Vue"** or **"Compare the Qwen models"**
- type \`/help\` for every scenario

Only the content is scripted. Streaming, stopping, asking again and the memory of this session behave just as they will with the real service.`,
}
