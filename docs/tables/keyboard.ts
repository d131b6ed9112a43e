import type { Both } from './language'

/** A part of the chat that has keys of its own. */
export type KeyboardArea =
  'composer' | 'thread' | 'search' | 'message' | 'edit' | 'sources' | 'files' | 'markdown'

/** One key, or several that do the same. */
export interface KeyboardEntry {
  readonly area: KeyboardArea
  readonly keys: readonly string[]
  readonly where: Both
  readonly does: Both
}

const box: Both = { zh: '输入框', en: 'text box' }
const thread: Both = { zh: '对话内容', en: 'conversation' }
const anywhere: Both = { zh: '任何地方', en: 'anything' }
const chat: Both = { zh: '聊天里', en: 'anything in the chat' }
const buttons: Both = { zh: '按钮', en: 'button' }
const disclosures: Both = {
  zh: '思考、步骤、工具、来源、错误详情',
  en: 'reasoning, steps, tools, sources, error details',
}
const editing: Both = { zh: '修改问题的框', en: 'box of a question being edited' }
const menus: Both = { zh: '更多操作、反馈', en: 'more actions, feedback' }
const finding: Both = { zh: '查找框', en: 'search box' }
const mark: Both = { zh: '角标', en: 'mark of a source' }
const card: Both = { zh: '角标和它的卡片', en: 'mark and its card' }
const image: Both = { zh: '图片', en: 'image' }
const preview: Both = { zh: '大图', en: 'large image' }
const overflowing: Both = {
  zh: '放不下的表格、代码、公式',
  en: 'table, code or formula that is too wide',
}

/** Every key that does something in a chat. Pages show the rows of their area. */
export const keyboard: readonly KeyboardEntry[] = [
  {
    area: 'composer',
    keys: ['Enter'],
    where: box,
    does: {
      zh: '发送；输入法正在组词时只是选词。触屏上是换行。由 `submitKey` 决定',
      en: 'sends; while an input method composes, it only picks the candidate. On touch screens it breaks the line. See `submitKey`',
    },
  },
  {
    area: 'composer',
    keys: ['Shift + Enter'],
    where: box,
    does: { zh: '换行', en: 'breaks the line' },
  },
  {
    area: 'composer',
    keys: ['Ctrl + Enter', '⌘ + Enter'],
    where: box,
    does: { zh: '发送，总是', en: 'sends, always' },
  },
  {
    area: 'composer',
    keys: ['Esc'],
    where: box,
    does: { zh: '停下正在进行的回答', en: 'stops the answer under way' },
  },
  {
    area: 'composer',
    keys: ['↑', '↓'],
    where: { zh: '空的输入框', en: 'empty text box' },
    does: {
      zh: '找回以前问过的，一个个往前，再一个个回来',
      en: 'recalls what was asked before, one by one, and back',
    },
  },
  {
    area: 'thread',
    keys: ['↑', '↓', 'PageUp', 'PageDown', 'Home', 'End'],
    where: thread,
    does: {
      zh: '滚动。向上一动就不再跟随，到了末尾又开始跟随',
      en: 'scrolls; any move up stops following, and the end takes hold again',
    },
  },
  {
    area: 'search',
    keys: ['Ctrl + F', '⌘ + F'],
    where: chat,
    does: {
      zh: '在对话中查找；在查找框里再按一次，是浏览器自己的查找',
      en: 'finds in the conversation; pressed again in the search box, it is the browser’s own',
    },
  },
  {
    area: 'search',
    keys: ['Enter', 'Shift + Enter'],
    where: finding,
    does: { zh: '下一处，上一处', en: 'next match, previous match' },
  },
  {
    area: 'search',
    keys: ['F3', 'Shift + F3'],
    where: chat,
    does: { zh: '查找打开时：下一处，上一处', en: 'while finding: next match, previous match' },
  },
  {
    area: 'search',
    keys: ['Esc'],
    where: finding,
    does: { zh: '关上，焦点回到原处', en: 'closes it and gives the focus back' },
  },
  {
    area: 'message',
    keys: ['Tab', 'Shift + Tab'],
    where: anywhere,
    does: {
      zh: '按阅读顺序，在链接、按钮和输入框之间移动',
      en: 'moves between links, buttons and the text box in reading order',
    },
  },
  {
    area: 'message',
    keys: ['Enter', 'Space'],
    where: buttons,
    does: { zh: '按下', en: 'presses it' },
  },
  {
    area: 'message',
    keys: ['Enter', 'Space'],
    where: disclosures,
    does: { zh: '展开或收起', en: 'opens or closes it' },
  },
  {
    area: 'message',
    keys: ['Esc'],
    where: menus,
    does: { zh: '关上，焦点回到它的按钮', en: 'closes it and gives the focus back to its button' },
  },
  {
    area: 'edit',
    keys: ['Enter', 'Ctrl + Enter', '⌘ + Enter'],
    where: editing,
    does: {
      zh: '发送修改后的问题；触屏上 Enter 是换行',
      en: 'sends the edited question; on touch screens Enter breaks the line',
    },
  },
  {
    area: 'edit',
    keys: ['Esc'],
    where: editing,
    does: { zh: '不改了', en: 'leaves it as it was' },
  },
  {
    area: 'sources',
    keys: ['Enter', 'Space'],
    where: mark,
    does: { zh: '打开它的卡片', en: 'opens its card' },
  },
  {
    area: 'sources',
    keys: ['Tab', 'Shift + Tab'],
    where: card,
    does: {
      zh: '从角标进卡片，从卡片的末尾回到角标之后',
      en: 'goes from the mark into the card, and from the card’s end on behind the mark',
    },
  },
  {
    area: 'sources',
    keys: ['Esc'],
    where: card,
    does: { zh: '关上，焦点回到角标', en: 'closes it and gives the focus back to the mark' },
  },
  {
    area: 'files',
    keys: ['Enter', 'Space'],
    where: image,
    does: { zh: '看大图', en: 'opens it large' },
  },
  {
    area: 'files',
    keys: ['←', '→', 'Home', 'End'],
    where: preview,
    does: { zh: '前一张，后一张，第一张，最后一张', en: 'previous, next, first and last image' },
  },
  {
    area: 'files',
    keys: ['+', '-', '0'],
    where: preview,
    does: { zh: '放大，缩小，原来的大小', en: 'zooms in, out and back' },
  },
  {
    area: 'files',
    keys: ['Esc'],
    where: preview,
    does: { zh: '关上，焦点回到图片', en: 'closes it and gives the focus back to the image' },
  },
  {
    area: 'markdown',
    keys: ['←', '→'],
    where: overflowing,
    does: { zh: '左右滚动', en: 'scrolls it sideways' },
  },
]

const areas = new Set<string>(keyboard.map(({ area }) => area))

export function isKeyboardArea(name: string): name is KeyboardArea {
  return areas.has(name)
}
