import type { Shape } from './answer'

export type Language = 'zh' | 'en'
export type Words = (typeof texts)[Language]

interface Texts {
  readonly title: string
  readonly method: (seed: number, rounds: number, chromium: string) => string
  readonly fast: string
  readonly renderer: string
  readonly share: string
  readonly givenUp: string
  readonly targets: string
  readonly targetColumns: readonly string[]
  readonly details: (size: number) => string
  readonly p99: string
  readonly heap: string
  readonly nodes: string
  readonly text: string
  readonly shapes: (size: number) => string
  readonly shape: string
  readonly shapeNames: Readonly<Record<Shape, string>>
  readonly total: string
  readonly ofMixed: string
  readonly peers: string
}

export const texts: Readonly<Record<Language, Texts>> = {
  zh: {
    title: '流式 Markdown',
    method: (seed, rounds, chromium) =>
      `一段中英文混合的回答（标题、段落、列表、任务列表、表格、引用、代码块、公式与引用标记，随机种子 ${seed}，1 kB 为 1000 个字符），每次更新追加 100 个字符，每帧更新一次，容器高度固定并始终滚动到底部。数字是整段回答占用主线程的时间：脚本、样式、布局与绘制，不含空闲，以线程自身的 CPU 时钟计。每次测量都在 Chromium ${chromium} 的新页面中进行，对手交替运行 ${rounds} 轮，取中位数；所有对手都不高亮代码。「我们的占比」是 \`<TyqwMarkdown>\` 的时间除以该对手的时间，小于 1 × 表示我们更快：`,
    fast: '本次运行使用了 `--fast`：更新之间不等待屏幕刷新，绝对时间因此更短。',
    renderer: '渲染器',
    share: '我们的占比',
    givenUp: '超过 120 s',
    targets: '目标与结果：',
    targetColumns: ['比较', '结果', '目标', '期望', ''],
    details: (size) =>
      `${size} kB 时：单次更新占用主线程时间的 p99、两次垃圾回收之后的 JavaScript 堆、DOM 节点数，以及最后显示的字符数（不含空白，包含按钮文字）：`,
    p99: '单次更新 p99',
    heap: '堆',
    nodes: 'DOM 节点',
    text: '显示的字符',
    shapes: (size) =>
      `${size} kB 只由一个块组成时，仅 \`<TyqwMarkdown>\`，与同样长度的混合回答相比：`,
    shape: '块',
    shapeNames: {
      mixed: '混合',
      list: '列表',
      table: '表格',
      fence: '代码块',
      quote: '引用',
      paragraph: '段落',
    },
    total: '时间',
    ofMixed: '与混合之比',
    peers:
      '所有渲染器都按各自文档用于流式对话的方式设置：`markstream-vue` 使用 `mode="chat"`，关闭平滑打字与按可见区延迟（否则显示的内容落后于收到的内容），代码以其 `PreCodeBlock` 显示；其余均未安装 Shiki、KaTeX、Mermaid 等可选依赖，因此代码不高亮、公式显示源文。`streaming-markdown` 直接写 DOM，不支持脚注、引用标记，也不会修正已写内容。`streamdown` 的样式来自 Tailwind，这里没有加载。',
  },
  en: {
    title: 'Streaming Markdown',
    method: (seed, rounds, chromium) =>
      `One answer in Chinese and English (headings, paragraphs, lists, task lists, tables, quotes, code, formulas and marks of sources; seed ${seed}, 1 kB is 1000 characters), 100 more characters each frame, in a box of fixed height that follows its bottom. The numbers are main-thread time of the whole answer: script, style, layout and paint without idle time, by the thread's own CPU clock. Each run has a fresh page of Chromium ${chromium}; the contenders take turns for ${rounds} rounds, and the median is given. None highlights code. “Our share” is the time of \`<TyqwMarkdown>\` divided by theirs, so below 1 × we are faster:`,
    fast: 'This run was made with `--fast`: updates do not wait for the screen, which makes all times shorter.',
    renderer: 'renderer',
    share: 'our share',
    givenUp: 'over 120 s',
    targets: 'Targets and what was found:',
    targetColumns: ['comparison', 'found', 'target', 'aim', ''],
    details: (size) =>
      `At ${size} kB: the main-thread time of a single update (99th percentile), JavaScript heap after two collections, DOM nodes, and how many characters are on the page in the end (without white space, with the labels of buttons):`,
    p99: 'p99 of an update',
    heap: 'heap',
    nodes: 'DOM nodes',
    text: 'characters shown',
    shapes: (size) =>
      `${size} kB that are one single block, \`<TyqwMarkdown>\` alone, against a mixed answer of that length:`,
    shape: 'block',
    shapeNames: {
      mixed: 'mixed',
      list: 'list',
      table: 'table',
      fence: 'fence',
      quote: 'quote',
      paragraph: 'paragraph',
    },
    total: 'time',
    ofMixed: 'of mixed',
    peers: 'TODO',
  },
}
