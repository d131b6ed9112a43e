import type { LocaleName } from '@tyqw/ui'
import type { Feature } from '../showcase'

/** What the demo says. */
export interface DemoWords {
  readonly demo: string
  readonly content: string
  readonly features: Readonly<Record<Feature, string>>
  readonly answer: string
  readonly source: string
  readonly showSource: string
  readonly play: string
  readonly pause: string
  readonly restart: string
  readonly latest: string
  readonly position: string
  readonly speed: string
  speedOf(rate: number): string
  /** The same in less space. */
  shortSpeedOf(rate: number): string
}

export const demoWords: Readonly<Record<LocaleName, DemoWords>> = {
  'zh-CN': {
    demo: '流式 Markdown 演示',
    content: '内容',
    features: {
      all: '全部',
      text: '标题与正文',
      emphasis: '中文强调',
      lists: '列表与任务',
      table: '表格',
      code: '代码',
      math: '公式',
      diagram: '图示',
      citations: '引用来源',
      footnotes: '脚注',
      links: '链接与图片',
    },
    answer: '显示效果',
    source: 'Markdown 原文',
    showSource: '原文',
    play: '播放',
    pause: '暂停',
    restart: '从头开始',
    latest: '回到最新',
    position: '进度',
    speed: '速度',
    speedOf: (rate) => `每秒 ${rate} 字`,
    shortSpeedOf: (rate) => `${rate} 字/秒`,
  },
  'en-US': {
    demo: 'Streaming Markdown, live',
    content: 'Content',
    features: {
      all: 'Everything',
      text: 'Headings and text',
      emphasis: 'Chinese emphasis',
      lists: 'Lists and tasks',
      table: 'Table',
      code: 'Code',
      math: 'Formulas',
      diagram: 'Diagram',
      citations: 'Citations',
      footnotes: 'Footnotes',
      links: 'Links and images',
    },
    answer: 'What is shown',
    source: 'Markdown source',
    showSource: 'Source',
    play: 'Play',
    pause: 'Pause',
    restart: 'From the beginning',
    latest: 'To the latest',
    position: 'Position',
    speed: 'Speed',
    speedOf: (rate) => `${rate} characters a second`,
    shortSpeedOf: (rate) => `${rate} chars/s`,
  },
}
