/** The words around the pages. */
export const texts = {
  'zh-CN': {
    pages: '页面',
    controls: '控件',
    source: '源码',
    locale: '语言',
    theme: { auto: '跟随系统', light: '浅色', dark: '深色', page: '跟随页面' },
    themeLabel: '主题',
    loading: '正在打开…',
    failed: '这一页没有加载出来。请检查开发服务器，然后',
    reload: '重新加载',
    copy: '复制',
    copied: '已复制',
  },
  'en-US': {
    pages: 'Pages',
    controls: 'Controls',
    source: 'Source',
    locale: 'Language',
    theme: { auto: 'System', light: 'Light', dark: 'Dark', page: 'As the page' },
    themeLabel: 'Theme',
    loading: 'Opening…',
    failed: 'This page could not be loaded. Look whether the dev server runs, then',
    reload: 'load it again',
    copy: 'Copy',
    copied: 'Copied',
  },
}
