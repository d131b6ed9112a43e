import type { LocaleName } from '@tyqw/ui'

/** What the frame of a demo says. */
export interface DemoFrameWords {
  readonly demo: string
  readonly scenario: string
  readonly language: string
  readonly restart: string
  readonly failed: string
}

export const frameWords: Readonly<Record<LocaleName, DemoFrameWords>> = {
  'zh-CN': {
    demo: '演示',
    scenario: '情况',
    language: '演示的语言',
    restart: '重新开始',
    failed: '演示没有加载出来，请刷新页面。',
  },
  'en-US': {
    demo: 'Live demo',
    scenario: 'Scenario',
    language: 'Language of the demo',
    restart: 'Start again',
    failed: 'The demo did not load. Reload the page.',
  },
}

/** A language by its own name. */
export const languages: readonly { readonly locale: LocaleName; readonly name: string }[] = [
  { locale: 'zh-CN', name: '中文' },
  { locale: 'en-US', name: 'English' },
]
