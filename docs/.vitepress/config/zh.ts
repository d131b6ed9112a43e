import type { DefaultTheme, LocaleSpecificConfig } from 'vitepress'

/** The Chinese site, at the root. */
export const zh: LocaleSpecificConfig<DefaultTheme.Config> & { label: string } = {
  label: '简体中文',
  lang: 'zh-CN',
  description: '在 Vue 3 里使用通义千问与阿里云百炼：流式客户端、聊天组件、守住密钥的网关',
  themeConfig: {
    nav: [
      { text: '指南', link: '/guide/quick-start', activeMatch: '/guide/' },
      { text: '组件', link: '/components/markdown', activeMatch: '/components/' },
      { text: '协议', link: '/protocols/', activeMatch: '/protocols/' },
      { text: '参考', link: '/reference/core', activeMatch: '/reference/' },
    ],
    sidebar: [
      {
        text: '指南',
        items: [
          { text: '快速开始', link: '/guide/quick-start' },
          { text: '在线演示', link: '/guide/demo' },
          { text: '网关与密钥', link: '/guide/gateway-and-keys' },
          { text: '从代码片段迁移', link: '/guide/migration' },
          { text: '对话', link: '/guide/conversations' },
          { text: '记忆', link: '/guide/memory' },
          { text: '保存', link: '/guide/storage' },
          { text: '仓库', link: '/guide/store' },
          { text: '错误', link: '/guide/errors' },
          { text: '重试与超时', link: '/guide/retry' },
          { text: '短期令牌', link: '/guide/tokens' },
          { text: '工具', link: '/guide/tools' },
          { text: '模拟器', link: '/guide/emulator' },
        ],
      },
      {
        text: '组件',
        items: [{ text: 'Markdown', link: '/components/markdown' }],
      },
      {
        text: '协议',
        items: [
          { text: '选哪个协议', link: '/protocols/' },
          { text: '百炼应用', link: '/protocols/bailian-app' },
          { text: '工作流', link: '/protocols/workflow' },
          { text: '千问原生接口', link: '/protocols/qwen' },
          { text: 'OpenAI 兼容接口', link: '/protocols/openai-compatible' },
        ],
      },
      {
        text: '参考',
        items: [
          { text: '@tyqw/core', link: '/reference/core' },
          { text: '性能基准', link: '/benchmarks' },
        ],
      },
    ],
    outline: { label: '本页目录', level: [2, 3] },
    docFooter: { prev: '上一页', next: '下一页' },
    darkModeSwitchLabel: '外观',
    lightModeSwitchTitle: '切换到浅色',
    darkModeSwitchTitle: '切换到深色',
    sidebarMenuLabel: '目录',
    returnToTopLabel: '回到顶部',
    langMenuLabel: '切换语言',
    skipToContentLabel: '跳到正文',
    notFound: {
      title: '没有这个页面',
      quote: '地址可能写错了，或者页面已经移走。',
      linkText: '回到首页',
      linkLabel: '回到首页',
    },
  },
}
