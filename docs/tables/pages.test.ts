import { resolve } from 'node:path'
import * as ui from '@tyqw/ui'
import { describe, expect, it } from 'vitest'
import { listPages } from '../pages'
import { readPage } from '../snippets'
import { createTableWriter } from './fill-page'

/** Composables that have a page of their own, with its own tests. */
const elsewhere = ['useTyqwStore']

const writer = createTableWriter()
const marked = listPages().filter((page) => readPage(page).includes('<!-- /'))
const texts = new Map(
  await Promise.all(
    marked.map(async (page) => [page, await writer.fill(page, readPage(page))] as const),
  ),
)

describe('tables made from the sources', () => {
  // `pnpm docs:api` writes them.
  it.each(marked)('are up to date on %s', async (page) => {
    await expect(texts.get(page)).toMatchFileSnapshot(resolve(import.meta.dirname, '..', page))
  })

  it('have words for everything, in both languages', () => {
    expect([...writer.describer.missing]).toEqual([])
    expect(writer.describer.unused()).toEqual([])
  })

  it.each(['', 'en/'])('show each component in docs/%s', (language) => {
    const pages = marked.filter((page) => page.startsWith('en/') === (language !== ''))
    const shown = pages.flatMap((page) =>
      [...readPage(page).matchAll(/<!-- api:(\w+) -->/g)].map(([, name]) => name),
    )
    expect(shown.toSorted()).toEqual(writer.components.toSorted())
  })

  it.each(['', 'en/'])('show each composable in docs/%s', (language) => {
    const names = Object.keys(ui).filter((name) => /^use[A-Z]/.test(name))
    expect(names.length).toBeGreaterThan(4)
    const shown =
      readPage(`${language}components/headless.md`) +
      readPage(`${language}components/chat.md`) +
      readPage(`${language}components/search.md`)
    expect(
      names.filter(
        (name) => !elsewhere.includes(name) && !shown.includes(`<!-- function:${name} -->`),
      ),
    ).toEqual([])
  })

  it('refuse a name that does not exist', async () => {
    const page = '<!-- api:TyqwNothing -->\n<!-- /api -->\n'
    await expect(writer.fill('x.md', page)).rejects.toThrow('no api:TyqwNothing')
  })
})
