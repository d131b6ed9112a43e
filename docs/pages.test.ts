import { describe, expect, it } from 'vitest'
import { en } from './.vitepress/config/en'
import { search } from './.vitepress/config/search'
import { zh } from './.vitepress/config/zh'
import { listPages } from './pages'

const pages = listPages()
const english = pages.filter((page) => page.startsWith('en/')).map((page) => page.slice(3))
const chinese = pages.filter((page) => !page.startsWith('en/'))

describe('the two languages', () => {
  it('have the same pages', () => {
    expect(chinese.length).toBeGreaterThan(5)
    expect(english.sort()).toEqual(chinese.sort())
  })

  it('list the same pages in the same order', () => {
    const chineseLinks = linksOf(zh)
    expect(linksOf(en)).toEqual(chineseLinks.map((link) => `/en${link}`))
    expect(chineseLinks.map(toPage).sort()).toEqual(
      chinese.filter((page) => page !== 'index.md').sort(),
    )
  })
})

describe('search', () => {
  it('finds Chinese words, when the pages are read and when one is asked for', () => {
    const miniSearch = search.provider === 'local' ? search.options?.miniSearch : undefined
    const ofPages = miniSearch?.options?.tokenize
    expect(ofPages?.('快速开始，start')).toEqual(['快速', '开始', 'start'])
    expect(miniSearch?.searchOptions?.tokenize).toBe(ofPages)
  })
})

/** `/guide/demo` is `guide/demo.md`, and `/protocols/` is `protocols/index.md`. */
function toPage(link: string): string {
  return `${link.slice(1)}.md`.replace(/\/\.md$/, '/index.md')
}

function linksOf({ themeConfig }: typeof zh): string[] {
  const sidebar = themeConfig?.sidebar
  if (!Array.isArray(sidebar)) throw new Error('The sidebar is no list.')
  return sidebar.flatMap((group) => (group.items ?? []).map((item) => item.link ?? ''))
}
