import type { Language } from '../table'
import type { Phase } from './run-thread'

interface Texts {
  readonly title: string
  readonly method: (rounds: number, chromium: string) => string
  readonly chat: string
  readonly phase: string
  readonly phases: Readonly<Record<Phase, string>>
  readonly growth: (few: number, many: number) => string
  readonly held: string
  readonly what: string
  readonly elements: (phase: string) => string
  readonly heap: (phase: string) => string
  readonly targets: string
  readonly targetColumns: readonly string[]
  readonly notes: string
}

export type Words = Texts

export const texts: Readonly<Record<Language, Texts>> = {
  zh: {
    title: '长对话',
    method: (rounds, chromium) =>
      `一段由提问与回答交替组成的对话，每条消息两段文字。每次测量都在 Chromium ${chromium} 的新页面中进行，容器高 600 像素；页面先显示一段只有两条消息的对话，让代码都已就位，然后：**打开**这段对话，直到最后一条消息显示出来；**追加**一个提问与它的回答，回答有 1000 多个字符，分 50 次到达，每帧一次；**滚动**，从末尾向上 30 帧、每帧 400 像素，跳到最上面，向下 30 帧，再回到末尾。各步都等到页面静止为止。数字是主线程的时间（脚本、样式、布局与绘制，不含空闲，以线程自身的 CPU 时钟计），对手交替运行 ${rounds} 轮，取中位数：`,
    chat: '组件',
    phase: '操作',
    phases: { open: '打开', append: '追加', scroll: '滚动' },
    growth: (few, many) => `${many} / ${few}`,
    held: '每一步之后页面上的元素数，以及两次垃圾回收之后的 JavaScript 堆（消息本身的数据也在其中）：',
    what: '数量',
    elements: (phase) => `元素，${phase}后`,
    heap: (phase) => `堆，${phase}后`,
    targets: '目标与结果：',
    targetColumns: ['比较', '结果', '目标', '期望', ''],
    notes: [
      '「>」表示 300 秒内没有结束，数字是到那时为止的时间，之后的步骤不再测量；超过 10 秒的只测一轮。',
      '',
      '- `<TyqwChat>` 是完整的聊天组件：输入框、消息操作，回答以 Markdown 显示。对话由内存中的存储直接交出，不含数据库的读取。',
      '- 两个对手只有消息列表 `BubbleList`，高度同为 600 像素，自动滚动开启，显示纯文本（不解析 Markdown，因此更便宜）；没有变化的消息保持为同一个对象。它们都渲染全部消息。',
    ].join('\n'),
  },
  en: {
    title: 'Long threads',
    method: (rounds, chromium) =>
      `A conversation of questions and answers by turns, two paragraphs each. Each run has a fresh page of Chromium ${chromium} and a box 600 pixels high; the page first shows a conversation of two messages, so that all code is there. Then it **opens** the conversation, until its last message is shown; **appends** a question and its answer of some 1000 characters, which comes in 50 pieces, one a frame; and **scrolls**, from the end upwards for 30 frames of 400 pixels, at once to the top, down for 30 frames, and back to the end. Each step is over when the page has come to rest. The numbers are main-thread time (script, style, layout and paint without idle time, by the thread's own CPU clock); the contenders take turns for ${rounds === 1 ? 'one round' : `${rounds} rounds`}, and the median is given:`,
    chat: 'component',
    phase: 'step',
    phases: { open: 'opening', append: 'appending', scroll: 'scrolling' },
    growth: (few, many) => `${many} / ${few}`,
    held: 'Elements on the page after each step, and JavaScript heap after two collections (the data of the messages included):',
    what: 'what',
    elements: (phase) => `elements after ${phase}`,
    heap: (phase) => `heap after ${phase}`,
    targets: 'Targets and what was found:',
    targetColumns: ['comparison', 'found', 'target', 'aim', ''],
    notes: [
      '“>” did not end within 300 seconds, and the number is what it had cost until then; the steps behind it are not tried. What takes more than 10 seconds is measured once.',
      '',
      '- `<TyqwChat>` is the whole chat, with its text box and the actions of each message, and shows answers as Markdown. The conversation comes from a storage in memory that hands out what it holds: reading a database is not in it.',
      '- Of the peers there is the list of messages alone, `BubbleList`, as high, with automatic scrolling, and it shows plain text (no Markdown is read, which is cheaper); messages that have not changed stay the same objects. Both render all messages.',
    ].join('\n'),
  },
}
