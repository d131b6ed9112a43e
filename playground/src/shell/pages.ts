import type { LocaleName } from '@tyqw/ui'
import { defineAsyncComponent, type Component } from 'vue'
import PageFailed from './PageFailed.vue'
import PageLoading from './PageLoading.vue'

/** One page of the playground. Its code is fetched when it is opened. */
export interface Page {
  readonly path: string
  /** Where its source is, below `playground/src/pages/`. */
  readonly source: string
  readonly title: Readonly<Record<LocaleName, string>>
  /** What is to be seen, in a sentence. */
  readonly text: Readonly<Record<LocaleName, string>>
  readonly component: Component
}

const lazy = (loader: () => Promise<Component>) =>
  defineAsyncComponent({ loader, errorComponent: PageFailed, loadingComponent: PageLoading })

export const pages: readonly Page[] = [
  {
    path: '/',
    source: 'chat/ChatPage.vue',
    title: { 'zh-CN': '完整对话', 'en-US': 'Full chat' },
    text: {
      'zh-CN': '开箱即用的 <TyqwChat />。',
      'en-US': '<TyqwChat /> as it comes.',
    },
    component: lazy(() => import('../pages/chat/ChatPage.vue')),
  },
  {
    path: '/headless',
    source: 'headless/HeadlessPage.vue',
    title: { 'zh-CN': '自己的标记', 'en-US': 'Headless' },
    text: {
      'zh-CN': '用 useChat() 和 useComposer() 写自己的界面，功能一样不少。',
      'en-US': 'Your own markup with useChat() and useComposer(), and nothing missing.',
    },
    component: lazy(() => import('../pages/headless/HeadlessPage.vue')),
  },
  {
    path: '/themes',
    source: 'themes/ThemesPage.vue',
    title: { 'zh-CN': '主题', 'en-US': 'Themes' },
    text: {
      'zh-CN': '改几个令牌，就能融入任何页面。',
      'en-US': 'A few tokens, and it is at home in any page.',
    },
    component: lazy(() => import('../pages/themes/ThemesPage.vue')),
  },
  {
    path: '/locales',
    source: 'locales/LocalesPage.vue',
    title: { 'zh-CN': '语言', 'en-US': 'Languages' },
    text: {
      'zh-CN': '中文、英文、从右到左的文字，以及自己的措辞。',
      'en-US': 'Chinese, English, right to left, and words of your own.',
    },
    component: lazy(() => import('../pages/locales/LocalesPage.vue')),
  },
  {
    path: '/protocols',
    source: 'protocols/ProtocolsPage.vue',
    title: { 'zh-CN': '协议与场景', 'en-US': 'Protocols' },
    text: {
      'zh-CN': '同一个组件，四种协议，模拟器的每一个场景。',
      'en-US': 'One component, four protocols, every scenario of the emulator.',
    },
    component: lazy(() => import('../pages/protocols/ProtocolsPage.vue')),
  },
  {
    path: '/long',
    source: 'long/LongPage.vue',
    title: { 'zh-CN': '长对话', 'en-US': 'Long thread' },
    text: {
      'zh-CN': '一百、一千、一万条消息，打开要多久。',
      'en-US': 'A hundred, a thousand, ten thousand messages, and how long they take to open.',
    },
    component: lazy(() => import('../pages/long/LongPage.vue')),
  },
  {
    path: '/faults',
    source: 'faults/FaultsPage.vue',
    title: { 'zh-CN': '故障', 'en-US': 'Faults' },
    text: {
      'zh-CN': '每一种错误、断线、卡住和限流，用户看到什么。',
      'en-US': 'Every error, cut, stall and rate limit, as a user meets it.',
    },
    component: lazy(() => import('../pages/faults/FaultsPage.vue')),
  },
  {
    path: '/parts',
    source: 'parts/PartsPage.vue',
    title: { 'zh-CN': '部件', 'en-US': 'Parts' },
    text: {
      'zh-CN': '每个部件单独摆出来，数据固定，状态齐全。',
      'en-US': 'Each part by itself, with fixed data, in every state.',
    },
    component: lazy(() => import('../pages/parts/PartsPage.vue')),
  },
  {
    path: '/two',
    source: 'two/TwoPage.vue',
    title: { 'zh-CN': '两个对话', 'en-US': 'Two chats' },
    text: {
      'zh-CN': '并排两个对话，互不干扰；也可以是同一个对话的两个视图。',
      'en-US': 'Two chats side by side, apart from each other, or two views of one.',
    },
    component: lazy(() => import('../pages/two/TwoPage.vue')),
  },
]
