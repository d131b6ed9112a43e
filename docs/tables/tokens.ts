import type { Both } from './language'

export type TokenGroup = 'colour' | 'type' | 'measure' | 'motion' | 'code'

/** What each token is for. A test asks for every one of `tokens.css` and `code.css`, and for no other. */
export const tokenWords: Readonly<Record<string, Both & { readonly group: TokenGroup }>> = {
  '--tyqw-accent': {
    group: 'colour',
    zh: '唯一的强调色：发送按钮、链接、角标、光标、焦点框',
    en: 'the one accent: send button, links, citations, caret, focus ring',
  },
  '--tyqw-on-accent': {
    group: 'colour',
    zh: '强调色上的文字和图标',
    en: 'text and icons on the accent',
  },
  '--tyqw-background': { group: 'colour', zh: '整个聊天的背景', en: 'behind the whole chat' },
  '--tyqw-surface': {
    group: 'colour',
    zh: '浮在背景上的面：输入框、卡片、按钮',
    en: 'what lies on the background: composer, cards, buttons',
  },
  '--tyqw-bubble': {
    group: 'colour',
    zh: '用户问题的气泡',
    en: 'the bubble of the user’s question',
  },
  '--tyqw-sunken': {
    group: 'colour',
    zh: '凹下去的面：代码块、步骤的输入和输出',
    en: 'what lies below: code blocks, input and output of steps',
  },
  '--tyqw-hover': {
    group: 'colour',
    zh: '指针停在按钮上时叠加的颜色，半透明',
    en: 'laid over buttons under the pointer; translucent',
  },
  '--tyqw-text': { group: 'colour', zh: '正文', en: 'text' },
  '--tyqw-text-soft': {
    group: 'colour',
    zh: '次要的文字：思考、步骤、图标',
    en: 'secondary text: reasoning, steps, icons',
  },
  '--tyqw-text-faint': {
    group: 'colour',
    zh: '最淡的文字：占位、免责声明、时间',
    en: 'the faintest text: placeholder, disclaimer, times',
  },
  '--tyqw-hairline': { group: 'colour', zh: '细线', en: 'hairlines' },
  '--tyqw-outline': {
    group: 'colour',
    zh: '可操作的面的边框：输入框、卡片、按钮',
    en: 'borders of what can be used: composer, cards, buttons',
  },
  '--tyqw-danger': { group: 'colour', zh: '错误和失败', en: 'errors and failures' },
  '--tyqw-danger-background': { group: 'colour', zh: '错误的背景', en: 'behind an error' },
  '--tyqw-shadow': { group: 'colour', zh: '浮起的面的阴影', en: 'shadow of what floats' },
  '--tyqw-found': { group: 'colour', zh: '找到的文字的底色', en: 'behind what was found' },
  '--tyqw-found-current': {
    group: 'colour',
    zh: '现在这一处的底色',
    en: 'behind the match that is looked at',
  },
  '--tyqw-on-found': { group: 'colour', zh: '找到的文字', en: 'text that was found' },
  '--tyqw-font': { group: 'type', zh: '文字的字体', en: 'font of text' },
  '--tyqw-font-mono': { group: 'type', zh: '代码的字体', en: 'font of code' },
  '--tyqw-prose': {
    group: 'type',
    zh: '正文和输入框的字号。小于 16px 时，iOS 会在输入时放大页面',
    en: 'size of prose and of the text box; below 16px, iOS zooms in while one types',
  },
  '--tyqw-prose-line': { group: 'type', zh: '正文的行高', en: 'line height of prose' },
  '--tyqw-meta': {
    group: 'type',
    zh: '按钮、步骤、来源的字号',
    en: 'size of buttons, steps and sources',
  },
  '--tyqw-small': { group: 'type', zh: '最小的字号', en: 'the smallest size' },
  '--tyqw-column': {
    group: 'measure',
    zh: '对话那一栏的最大宽度',
    en: 'greatest width of the conversation’s column',
  },
  '--tyqw-height': {
    group: 'measure',
    zh: '所在的地方没有给高度时，聊天有多高',
    en: 'height of the chat in a place that gives none',
  },
  '--tyqw-gutter': {
    group: 'measure',
    zh: '这一栏两侧的留白，窄的时候是 16px',
    en: 'space beside the column; 16px where it is narrow',
  },
  '--tyqw-radius-small': {
    group: 'measure',
    zh: '小圆角：图标按钮、图片',
    en: 'small radius: icon buttons, images',
  },
  '--tyqw-radius': {
    group: 'measure',
    zh: '圆角：卡片、代码块、错误',
    en: 'radius: cards, code blocks, errors',
  },
  '--tyqw-radius-large': {
    group: 'measure',
    zh: '大圆角：输入框、气泡',
    en: 'large radius: composer, bubble',
  },
  '--tyqw-composer-limit': {
    group: 'measure',
    zh: '输入框最高多少，再长就滚动',
    en: 'greatest height of the text box before it scrolls',
  },
  '--tyqw-quick': {
    group: 'motion',
    zh: '小的变化：颜色、图标',
    en: 'small changes: colours, icons',
  },
  '--tyqw-slow': {
    group: 'motion',
    zh: '大的变化：消息出现、内容展开',
    en: 'large ones: a message appears, something unfolds',
  },
  '--tyqw-ease': { group: 'motion', zh: '变化的曲线', en: 'the curve of changes' },
  '--tyqw-code-comment': { group: 'code', zh: '注释', en: 'comments' },
  '--tyqw-code-keyword': { group: 'code', zh: '关键字', en: 'keywords' },
  '--tyqw-code-string': { group: 'code', zh: '字符串', en: 'strings' },
  '--tyqw-code-constant': { group: 'code', zh: '数字和常量', en: 'numbers and constants' },
  '--tyqw-code-function': { group: 'code', zh: '函数', en: 'functions' },
  '--tyqw-code-type': { group: 'code', zh: '类型', en: 'types' },
  '--tyqw-code-tag': { group: 'code', zh: '标签', en: 'tags' },
  '--tyqw-code-attribute': { group: 'code', zh: '标签的属性', en: 'attributes of tags' },
  '--tyqw-code-property': { group: 'code', zh: '对象的属性', en: 'properties of objects' },
  '--tyqw-code-regexp': { group: 'code', zh: '正则表达式', en: 'regular expressions' },
  '--tyqw-code-punctuation': { group: 'code', zh: '标点', en: 'punctuation' },
  '--tyqw-code-heading': { group: 'code', zh: '标题', en: 'headings' },
  '--tyqw-code-inserted': { group: 'code', zh: '增加的行', en: 'inserted lines' },
  '--tyqw-code-deleted': { group: 'code', zh: '删除的行', en: 'deleted lines' },
}

const groups = new Set<string>(Object.values(tokenWords).map(({ group }) => group))

export function isTokenGroup(name: string): name is TokenGroup {
  return groups.has(name)
}
