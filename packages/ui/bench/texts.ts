import type { Shape } from './answer'
import type { Language } from './table'

export type Words = (typeof texts)[Language]

interface Texts {
  readonly title: string
  readonly method: (seed: number, rounds: number, chromium: string) => string
  readonly fast: string
  readonly highlighted: string
  readonly renderer: string
  readonly share: string
  readonly targets: string
  readonly targetColumns: readonly string[]
  readonly details: (size: number) => string
  readonly p99: string
  readonly heap: string
  readonly nodes: string
  readonly text: string
  readonly coloured: string
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
      `一段中英文混合的回答（标题、段落、列表、任务列表、表格、引用、代码块、公式与引用标记，随机种子 ${seed}，1 kB 为 1000 个字符），每次更新追加 100 个字符，每帧更新一次，容器高度固定并始终滚动到底部。数字是整段回答占用主线程的时间：脚本、样式、布局与绘制，不含空闲，以线程自身的 CPU 时钟计。每次测量都在 Chromium ${chromium} 的新页面中进行，对手交替运行 ${rounds} 轮，取中位数；没有注明的都不高亮代码。「我们的占比」是 \`<TyqwMarkdown>\` 的时间除以该对手的时间，小于 1 × 表示我们更快：`,
    fast: '本次运行使用了 `--fast`：更新之间不等待屏幕刷新，绝对时间因此更短。',
    highlighted:
      '双方都高亮代码，并且边输出边着色（两边都用 Shiki；高亮器与回答中的六种语言都在开始之前加载，占比相对于开启高亮的 `<TyqwMarkdown>`）：',
    renderer: '渲染器',
    share: '我们的占比',
    targets: '目标与结果：',
    targetColumns: ['比较', '结果', '目标', '期望', ''],
    details: (size) =>
      `${size} kB 时：单次更新占用主线程时间的 p99、两次垃圾回收之后的 JavaScript 堆、DOM 节点数、最后显示的字符数（不含空白，包含按钮文字），以及代码中着了色的文字片段：`,
    p99: '单次更新 p99',
    heap: '堆',
    nodes: 'DOM 节点',
    text: '显示的字符',
    coloured: '着色的片段',
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
    peers: [
      '「>」表示 90 秒内没有结束，数字是到那时为止的时间；超过 30 秒的只测一轮。',
      '',
      '- 所有渲染器都按各自文档用于流式对话的方式设置，最后都显示同一段回答（字符数相差超过 5%，应高亮的代码块没有颜色，或不应高亮的有颜色时，命令都会报错）。',
      '- 所有页面都不安装可选依赖：没有 KaTeX 与 Mermaid，公式显示源文；没有注明高亮的也没有 Shiki 与其他高亮器。`markstream-vue` 此时使用 `render-code-blocks-as-pre`，`streamdown` 未加入 `@streamdown/code`，其余没有高亮器时显示原样的代码。',
      '- 高亮代码的 `markstream-vue` 用 `setCustomComponents` 把代码块交给同一作者的 `stream-markdown`，选用其中不重复解析的 `createShikiStreamCachedRenderer`，不带标题栏与复制按钮：它边输出边着色，而 `markstream-vue` 2 自己的可选依赖 `stream-diffs` 等代码块写完才替换。',
      '- `markstream-vue` 使用 `mode="chat"`，默认的平滑输出会合并更新，因此单帧内显示的内容落后于已收到的内容。',
      '- `streamdown` 的外观来自 Tailwind，这里没有，因此它的样式与布局偏便宜；`marked` 与 `streaming-markdown` 没有任何样式。',
      '- `streaming-markdown` 直接写 DOM，不修正已写的内容，也不净化链接。',
    ].join('\n'),
  },
  en: {
    title: 'Streaming Markdown',
    method: (seed, rounds, chromium) =>
      `One answer in Chinese and English (headings, paragraphs, lists, task lists, tables, quotes, code, formulas and marks of sources; seed ${seed}, 1 kB is 1000 characters), 100 more characters each frame, in a box of fixed height that follows its bottom. The numbers are main-thread time of the whole answer: script, style, layout and paint without idle time, by the thread's own CPU clock. Each run has a fresh page of Chromium ${chromium}; the contenders take turns for ${rounds === 1 ? 'one round' : `${rounds} rounds`}, and the median is given. None highlights code unless it says so. “Our share” is the time of \`<TyqwMarkdown>\` divided by theirs, so below 1 × we are faster:`,
    fast: 'This run was made with `--fast`: updates do not wait for the screen, which makes all times shorter.',
    highlighted:
      'Both highlight code, and colour it while it streams (both by Shiki; the highlighter and the six languages of the answer are loaded before it starts, and the share is that of `<TyqwMarkdown>` with highlighting):',
    renderer: 'renderer',
    share: 'our share',
    targets: 'Targets and what was found:',
    targetColumns: ['comparison', 'found', 'target', 'aim', ''],
    details: (size) =>
      `At ${size} kB: the main-thread time of a single update (99th percentile), JavaScript heap after two collections, DOM nodes, how many characters are on the page in the end (without white space, with the labels of buttons), and how many pieces of text in code have a colour:`,
    p99: 'p99 of an update',
    heap: 'heap',
    nodes: 'DOM nodes',
    text: 'characters shown',
    coloured: 'coloured pieces',
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
    peers: [
      '“>” did not end within 90 seconds, and the number is what it had cost until then; what takes more than 30 seconds is measured once.',
      '',
      '- Each renderer is set up as its documentation says for a chat that streams, and all show the same answer in the end (the command fails when the characters differ by more than 5 %, when a fence has no colours that was to be highlighted, and when one has that was not).',
      '- Optional peers are not installed on any page: neither KaTeX nor Mermaid, so formulas show their source, and neither Shiki nor another highlighter where none is named. There `markstream-vue` runs with `render-code-blocks-as-pre` and `streamdown` without `@streamdown/code`; the others show code as it is when they have no highlighter.',
      '- With highlighting, `markstream-vue` leaves fences to `stream-markdown` of the same author by `setCustomComponents`, to its `createShikiStreamCachedRenderer`, which does not read code twice, without a header or a copy button: that colours code while it streams, whereas `stream-diffs`, the optional peer of `markstream-vue` 2, takes a block over when it is complete.',
      '- `markstream-vue` runs with `mode="chat"`, whose smooth output puts updates together, so that what a frame shows is behind what has come.',
      '- The looks of `streamdown` come from Tailwind, which is not here, so its style and layout are cheap; `marked` and `streaming-markdown` have no styles at all.',
      '- `streaming-markdown` writes the DOM directly, never corrects what it wrote and does not check links.',
    ].join('\n'),
  },
}
