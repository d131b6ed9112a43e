import type { DefaultTheme } from 'vitepress'

/**
 * Words of a text. VitePress splits at spaces, which finds no Chinese word.
 * It is sent to the page as text, so it must not use anything outside itself.
 */
function tokenize(text: string): string[] {
  const words = new Intl.Segmenter('zh-CN', { granularity: 'word' }).segment(text)
  return Array.from(words)
    .filter((word) => word.isWordLike)
    .map((word) => word.segment)
}

/** Search in both languages, without a service. */
export const search: NonNullable<DefaultTheme.Config['search']> = {
  provider: 'local',
  options: {
    miniSearch: { options: { tokenize }, searchOptions: { tokenize } },
    locales: {
      root: {
        translations: {
          button: { buttonText: '搜索', buttonAriaLabel: '搜索' },
          modal: {
            noResultsText: '没有结果',
            resetButtonTitle: '清除',
            backButtonTitle: '关闭',
            displayDetails: '显示详情',
            footer: { selectText: '选择', navigateText: '移动', closeText: '关闭' },
          },
        },
      },
    },
  },
}
