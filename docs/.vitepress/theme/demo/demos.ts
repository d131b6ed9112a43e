import type { LocaleName } from '@tyqw/ui'
import type { Component, Plugin } from 'vue'
import type { DemoConnection } from './mount-demo'

/** What a page shows live: a file of `docs/demos`, whose source stands beside it. */
export interface Demo {
  /** @param locale - The language of what it shows. */
  load(locale: LocaleName): Promise<{ readonly default: Component }>
  /** Scenarios of the emulator to choose from; the first is the one it begins with. */
  readonly scenarios: readonly string[]
  /** Asks the question of the scenario by itself, so that there is something to see. */
  readonly asks: boolean
  /** The plugin of a demo that needs more than a connection. */
  plugin?(connection: DemoConnection): Promise<Plugin>
}

const withHeader: Demo['load'] = () => import('../../../demos/TitledChat.vue')
const longThread: Demo['plugin'] = async (connection) =>
  (await import('../../../demos/thread')).createPlugin(connection)
const plain: Demo['load'] = () => import('../../../demos/PlainChat.vue')

/** A component with words of its own: one file a language. */
function inBoth(
  chinese: () => ReturnType<Demo['load']>,
  english: () => ReturnType<Demo['load']>,
): Demo['load'] {
  return (locale) => (locale === 'zh-CN' ? chinese() : english())
}

export const demos = {
  chat: {
    load: inBoth(
      () => import('../../../demos/zh/FullChat.vue'),
      () => import('../../../demos/en/FullChat.vue'),
    ),
    scenarios: ['plain', 'markdown', 'reasoning', 'rag', 'workflow', 'error-429-retry-after'],
    asks: false,
  },
  parts: {
    load: () => import('../../../demos/ChatFromParts.vue'),
    scenarios: ['plain', 'markdown'],
    asks: false,
  },
  root: {
    load: inBoth(
      () => import('../../../demos/zh/OwnHeader.vue'),
      () => import('../../../demos/en/OwnHeader.vue'),
    ),
    scenarios: ['plain'],
    asks: false,
  },
  welcome: {
    load: inBoth(
      () => import('../../../demos/zh/OwnWelcome.vue'),
      () => import('../../../demos/en/OwnWelcome.vue'),
    ),
    scenarios: ['plain'],
    asks: false,
  },
  message: {
    load: inBoth(
      () => import('../../../demos/zh/OwnMessage.vue'),
      () => import('../../../demos/en/OwnMessage.vue'),
    ),
    scenarios: ['rag', 'reasoning', 'markdown', 'workflow', 'code-interpreter'],
    asks: true,
  },
  reasoning: { load: plain, scenarios: ['reasoning'], asks: true },
  steps: {
    load: plain,
    scenarios: ['plugin', 'rag', 'memory', 'workflow', 'workflow-failed'],
    asks: true,
  },
  tools: {
    load: plain,
    scenarios: ['tools', 'parallel-tools'],
    asks: true,
    plugin: async (connection) => (await import('../../../demos/tools')).createPlugin(connection),
  },
  sources: { load: plain, scenarios: ['citations', 'rag'], asks: true },
  files: {
    load: inBoth(
      () => import('../../../demos/zh/FileParts.vue'),
      () => import('../../../demos/en/FileParts.vue'),
    ),
    scenarios: [],
    asks: false,
  },
  actions: { load: plain, scenarios: ['plain', 'length', 'truncated'], asks: true },
  errors: {
    load: plain,
    scenarios: [
      'error-429',
      'error-500',
      'error-401',
      'error-mid-stream',
      'content-filter',
      'truncated',
      'error-sse-body',
    ],
    asks: true,
  },
  composer: {
    load: inBoth(
      () => import('../../../demos/zh/FullComposer.vue'),
      () => import('../../../demos/en/FullComposer.vue'),
    ),
    scenarios: ['plain', 'slow', 'long'],
    asks: false,
    plugin: async (connection) =>
      (await import('../../../demos/composer')).createPlugin(connection),
  },
  thread: { load: withHeader, scenarios: ['plain', 'long'], asks: false, plugin: longThread },
  search: { load: withHeader, scenarios: ['plain'], asks: false, plugin: longThread },
  headless: {
    load: inBoth(
      () => import('../../../demos/zh/OwnMarkup.vue'),
      () => import('../../../demos/en/OwnMarkup.vue'),
    ),
    scenarios: ['plain', 'markdown', 'error-500'],
    asks: false,
  },
  themes: {
    load: () => import('../../../demos/ThemedChat.vue'),
    scenarios: ['citations', 'markdown', 'error-500'],
    asks: true,
  },
  theming: {
    load: () => import('../../../demos/BrandChat.vue'),
    scenarios: ['citations', 'error-500'],
    asks: true,
  },
  locales: {
    load: inBoth(
      () => import('../../../demos/zh/OwnLocale.vue'),
      () => import('../../../demos/en/OwnLocale.vue'),
    ),
    scenarios: ['plain'],
    asks: false,
  },
  direction: {
    load: () => import('../../../demos/RightToLeft.vue'),
    scenarios: ['plain', 'markdown'],
    asks: false,
  },
  styling: {
    load: () => import('../../../demos/StyledChat.vue'),
    scenarios: ['plain', 'markdown'],
    asks: true,
  },
  accessibility: { load: plain, scenarios: ['plain', 'reasoning', 'error-500'], asks: false },
} satisfies Record<string, Demo>

export type DemoName = keyof typeof demos
