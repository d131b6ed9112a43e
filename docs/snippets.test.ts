import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { listPages } from './pages'
import { compileSnippets, findSnippets, readPage } from './snippets'

const readmes = ['', 'packages/core/', 'packages/ui/', 'packages/gateway/', 'packages/emulator/']
  .map((folder) => `../${folder}README.md`)
  .filter((page) => existsSync(new URL(page, import.meta.url)))
const pages = [...listPages(), ...readmes, '../README.zh-CN.md']
const snippets = pages.flatMap((page) => findSnippets(page, readPage(page)))
const wrong = findSnippets(
  'wrong',
  "```ts\nimport Tyqw from '@tyqw/core'\nnew Tyqw({ app: 1 })\n```\n",
)
const complaints = compileSnippets([...snippets, ...wrong])

describe('code blocks', () => {
  it('are found, also in lists', () => {
    const text =
      '1. x\n\n   ```ts\n   a\n     b\n   ```\n\n```sh\nno\n```\n\n```vue\n<template />\n```\n'
    expect(findSnippets('p', text)).toEqual([
      { page: 'p', line: 3, language: 'ts', code: 'a\n  b\n' },
      { page: 'p', line: 12, language: 'vue', code: '<template />\n' },
    ])
  })

  it('are compiled: a wrong one is noticed', () => {
    expect(complaints.get('wrong')?.join()).toMatch(/wrong:3: error TS2353/)
  })

  it('cause no complaint outside of themselves', () => {
    expect(complaints.get('elsewhere') ?? []).toEqual([])
  })

  it.each([...new Set(snippets.map((snippet) => snippet.page))])('of %s compile', (page) => {
    expect(complaints.get(page) ?? []).toEqual([])
  })
})
