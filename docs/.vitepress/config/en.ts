import type { DefaultTheme, LocaleSpecificConfig } from 'vitepress'

/** The English site, a mirror of the Chinese one. */
export const en: LocaleSpecificConfig<DefaultTheme.Config> & { label: string } = {
  label: 'English',
  lang: 'en-US',
  description:
    'Tongyi Qianwen and Alibaba Cloud Bailian in Vue 3: a streaming client, a chat component, a gateway that keeps the key',
  themeConfig: {
    nav: [
      { text: 'Guide', link: '/en/guide/quick-start', activeMatch: '/en/guide/' },
      { text: 'Components', link: '/en/components/chat', activeMatch: '/en/components/' },
      { text: 'Protocols', link: '/en/protocols/', activeMatch: '/en/protocols/' },
      { text: 'Reference', link: '/en/reference/core', activeMatch: '/en/reference/' },
    ],
    sidebar: [
      {
        text: 'Guide',
        items: [
          { text: 'Quick start', link: '/en/guide/quick-start' },
          { text: 'Live demo', link: '/en/guide/demo' },
          { text: 'Gateway and keys', link: '/en/guide/gateway-and-keys' },
          { text: 'Coming from the snippet', link: '/en/guide/migration' },
          { text: 'Conversations', link: '/en/guide/conversations' },
          { text: 'Memory', link: '/en/guide/memory' },
          { text: 'Storage', link: '/en/guide/storage' },
          { text: 'The store', link: '/en/guide/store' },
          { text: 'Errors', link: '/en/guide/errors' },
          { text: 'Retry and timeouts', link: '/en/guide/retry' },
          { text: 'Short-lived tokens', link: '/en/guide/tokens' },
          { text: 'Tools', link: '/en/guide/tools' },
          { text: 'The emulator', link: '/en/guide/emulator' },
        ],
      },
      {
        text: 'Components',
        items: [
          { text: 'The whole chat', link: '/en/components/chat' },
          { text: 'Root and header', link: '/en/components/root' },
          { text: 'Thread', link: '/en/components/thread' },
          { text: 'Message', link: '/en/components/message' },
          { text: 'Markdown', link: '/en/components/markdown' },
          { text: 'Reasoning', link: '/en/components/reasoning' },
          { text: 'Steps', link: '/en/components/steps' },
          { text: 'Tool calls', link: '/en/components/tools' },
          { text: 'Sources', link: '/en/components/sources' },
          { text: 'Images and files', link: '/en/components/files' },
          { text: 'Actions and versions', link: '/en/components/actions' },
          { text: 'Composer', link: '/en/components/composer' },
          { text: 'Finding in a conversation', link: '/en/components/search' },
          { text: 'Welcome and suggestions', link: '/en/components/welcome' },
          { text: 'Errors', link: '/en/components/errors' },
          { text: 'Your own markup', link: '/en/components/headless' },
          { text: 'Theming', link: '/en/components/theming' },
          { text: 'Locales and direction', link: '/en/components/locales' },
          { text: 'Styling hooks', link: '/en/components/styling' },
          { text: 'Accessibility', link: '/en/components/accessibility' },
        ],
      },
      {
        text: 'Protocols',
        items: [
          { text: 'Which protocol', link: '/en/protocols/' },
          { text: 'Bailian applications', link: '/en/protocols/bailian-app' },
          { text: 'Workflows', link: '/en/protocols/workflow' },
          { text: 'Native Qwen', link: '/en/protocols/qwen' },
          { text: 'OpenAI-compatible', link: '/en/protocols/openai-compatible' },
        ],
      },
      {
        text: 'Reference',
        items: [
          { text: '@tyqw/core', link: '/en/reference/core' },
          { text: 'Benchmarks', link: '/en/benchmarks' },
        ],
      },
    ],
    outline: { label: 'On this page', level: [2, 3] },
  },
}
