import type { Both } from './language'

/** An attribute that rules of a page may ask for. */
export interface DataAttribute extends Both {
  readonly name: string
  /** The elements that carry it. */
  readonly on: readonly string[]
  /** Its values; none where it is there or not. */
  readonly values: readonly string[]
}

/** A test asks for every attribute that the sources set, here or below. */
export const dataAttributes: readonly DataAttribute[] = [
  {
    name: 'data-tyqw-theme',
    on: ['.tyqw-root'],
    values: ['auto', 'light', 'dark'],
    zh: '要求的主题；`auto` 跟随系统',
    en: 'the theme that was asked for; `auto` follows the system',
  },
  {
    name: 'data-empty',
    on: ['.tyqw-thread'],
    values: [],
    zh: '还没有消息',
    en: 'there is no message yet',
  },
  {
    name: 'data-id',
    on: ['.tyqw-message'],
    values: [],
    zh: '消息的 `id`',
    en: 'the message’s `id`',
  },
  {
    name: 'data-role',
    on: ['.tyqw-message'],
    values: ['user', 'assistant', 'system'],
    zh: '谁说的',
    en: 'whose message it is',
  },
  {
    name: 'data-status',
    on: ['.tyqw-message'],
    values: ['submitted', 'streaming', 'requires-action', 'complete', 'incomplete'],
    zh: '消息的状态',
    en: 'the message’s status',
  },
  {
    name: 'data-open',
    on: ['.tyqw-reasoning'],
    values: [],
    zh: '思考展开着',
    en: 'the reasoning is unfolded',
  },
  {
    name: 'data-state',
    on: ['.tyqw-step'],
    values: ['running', 'done', 'failed'],
    zh: '步骤的状态',
    en: 'the step’s state',
  },
  {
    name: 'data-state',
    on: ['.tyqw-tool'],
    values: [
      'input-streaming',
      'approval-requested',
      'running',
      'output-available',
      'output-error',
      'output-denied',
    ],
    zh: '工具调用的状态',
    en: 'the tool call’s state',
  },
  {
    name: 'data-state',
    on: ['.tyqw-send'],
    values: ['send', 'stop'],
    zh: '按钮现在发送还是停止',
    en: 'whether the button sends or stops',
  },
  {
    name: 'data-hidden',
    on: ['.tyqw-icon-button'],
    values: [],
    zh: '占着位置，但看不见',
    en: 'keeps its place without being seen',
  },
  {
    name: 'data-done',
    on: ['.tyqw-task-box'],
    values: [],
    zh: '任务已完成',
    en: 'the task is done',
  },
  {
    name: 'data-display',
    on: ['.tyqw-math'],
    values: [],
    zh: '公式独占一行',
    en: 'the formula has a line of its own',
  },
  {
    name: 'data-resting',
    on: ['.tyqw-markdown'],
    values: [],
    zh: '文字有一会儿没有增加了',
    en: 'no text has come for a while',
  },
  {
    name: 'data-new',
    on: ['.tyqw-row'],
    values: [],
    zh: '这条消息是打开对话以后来的',
    en: 'the message came while the thread was open',
  },
  {
    name: 'data-quiet',
    on: ['.tyqw-actions', '.tyqw-error'],
    values: [],
    zh: '不是最后一条的，所以收敛一些',
    en: 'is not of the last message, and therefore quiet',
  },
  {
    name: 'data-offline',
    on: ['.tyqw-error'],
    values: [],
    zh: '只是没有网络，恢复以后自己再问',
    en: 'there only is no network; it is asked again by itself',
  },
  {
    name: 'data-action',
    on: ['.tyqw-error-actions > button'],
    values: ['retry', 'continue', 'edit', 'sign-in', 'report'],
    zh: '出错以后的按钮做什么',
    en: 'what a button below an error does',
  },
  {
    name: 'data-live',
    on: ['.tyqw-reasoning-body'],
    values: [],
    zh: '还在思考，小框跟着末尾',
    en: 'it still thinks, and the box holds on to its end',
  },
  {
    name: 'data-highlighted',
    on: ['.tyqw-source'],
    values: [],
    zh: '正指着它，或者正指着它的角标',
    en: 'it or one of its marks is pointed at',
  },
  {
    name: 'data-state',
    on: ['.tyqw-image-tile'],
    values: ['shown', 'gated', 'failed', 'unknown'],
    zh: '图片显示了、等你按、没加载出来，或者地址不能打开',
    en: 'the image is shown, waits for a click, did not load, or has no address to open',
  },
  {
    name: 'data-kind',
    on: ['.tyqw-file-icon'],
    values: [],
    zh: '哪一类文件',
    en: 'the kind of file',
  },
  {
    name: 'data-zoomed',
    on: ['.tyqw-preview-stage'],
    values: [],
    zh: '大图放大了',
    en: 'the large image is zoomed in',
  },
  {
    name: 'data-found',
    on: ['.tyqw-message'],
    values: [],
    zh: '查找正看着的那一处在它里面',
    en: 'it has the match that is looked at',
  },
  {
    name: 'data-none',
    on: ['.tyqw-search-count'],
    values: [],
    zh: '没有找到',
    en: 'nothing was found',
  },
  {
    name: 'data-disabled',
    on: ['.tyqw-composer'],
    values: [],
    zh: '不能写，也不能发送',
    en: 'nothing can be written or sent',
  },
  {
    name: 'data-over',
    on: ['.tyqw-composer-length'],
    values: [],
    zh: '超过了 `maxLength`',
    en: 'there is more than `maxLength`',
  },
]

/** Attributes that the parts need among themselves. They may change at any time. */
export const internalAttributes: readonly string[] = [
  'data-autofocus',
  'data-call',
  'data-count',
  'data-draft',
  'data-far',
  'data-first',
  'data-footnote',
  'data-from',
  'data-loaded',
  'data-part',
  'data-running',
  'data-sheet',
  'data-side',
  'data-step',
  'data-switch',
  'data-tip',
  'data-to',
]
