import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import * as core from '@tyqw/core'
import type { TyqwErrorKind, TyqwOptions } from '@tyqw/core'
import { scenarioList } from '@tyqw/emulator'
import { createTyqw, useTyqwStore } from '@tyqw/ui'
import { createPinia } from 'pinia'
import { describe, expect, it } from 'vitest'
import { createSSRApp } from 'vue'
import { fieldsOfPages, storeKeys, tablesOfPages } from './fields'
import { readPage } from './snippets'

// The compiler asks for every kind and every option here; the tests ask for them on the pages.
const kinds = {
  auth: true,
  forbidden: true,
  quota: true,
  'rate-limit': true,
  'content-filter': true,
  'invalid-request': true,
  'not-found': true,
  server: true,
  network: true,
  timeout: true,
  truncated: true,
  interrupted: true,
  'too-large': true,
  protocol: true,
  config: true,
  storage: true,
} satisfies Record<TyqwErrorKind, true>

const options = {
  appId: true,
  baseUrl: true,
  protocol: true,
  getToken: true,
  fetch: true,
  headers: true,
  credentials: true,
  onRequest: true,
  incrementalOutput: true,
  firstByteTimeout: true,
  idleTimeout: true,
  maxEventBytes: true,
  retry: true,
  clock: true,
  sessionIdKey: true,
  storage: true,
} satisfies Record<keyof TyqwOptions<core.BailianAppRequest, core.BailianAppFrame>, true>

const CODE =
  /(?:(?:Config|Tool|timeout|protocol)Error\(|\berror\(\s*'[a-z-]+',|code:)\s*'([a-z]+(?:-[a-z]+)*)'/g

/** The codes of our own errors, as the sources name them; those that an expression chooses stand here. */
const clientCodes = [
  ...new Set(
    [...(readSource('core') + readSource('ui')).matchAll(CODE)].map(([, code = '']) => code),
  ),
  'storage-full',
  'storage-failed',
  'offline',
  'connection-lost',
  'connection-failed',
  'not-an-event-stream',
  'empty-response',
  'http-…',
]

describe.each(['', 'en/'])('the pages in docs/%s', (language) => {
  it('explain every kind of error', () => {
    const page = readPage(`${language}guide/errors.md`)
    expect(Object.keys(kinds).filter((kind) => !page.includes(`| \`${kind}\` `))).toEqual([])
  })

  it('have an entry for each code of the service', () => {
    const page = readPage(`${language}guide/errors.md`)
    expect(Object.keys(core.errorCodes).length).toBeGreaterThan(50)
    expect(Object.keys(core.errorCodes).filter((code) => !page.includes(`| \`${code}\` `))).toEqual(
      [],
    )
  })

  it('have an entry for each code of the client', () => {
    const page = readPage(`${language}guide/errors.md`)
    // The last table of the page.
    const listed = [...(page.split('\n## ').at(-1) ?? '').matchAll(/^\| `([^`]+)` /gm)]
    expect(listed.map(([, code]) => code).sort()).toEqual(clientCodes.toSorted())
  })

  it.each(Object.keys(fieldsOfPages))('list every field on %s', (path) => {
    const page = readPage(language + path)
    const missing = fieldsOfPages[path]?.filter((field) => !page.includes(`| \`${field}\` `))
    expect(missing).toEqual([])
  })

  it.each(Object.keys(tablesOfPages))('list nothing else and nothing less on %s', (path) => {
    const listed = firstColumnsOf(readPage(language + path))
    for (const names of tablesOfPages[path] ?? []) {
      const expected = Object.keys(names).toSorted()
      const shared = (table: readonly string[]) => expected.filter((name) => table.includes(name))
      const closest = listed.toSorted((a, b) => shared(b).length - shared(a).length)
      const exact = closest.find((table) => table.join() === expected.join())
      expect(exact ?? closest[0]).toEqual(expected)
    }
  })

  it('name every scenario of the emulator', () => {
    const page = readPage(`${language}guide/emulator.md`)
    expect(scenarioList.filter(({ name }) => !page.includes(`\`${name}\``))).toEqual([])
  })

  it('list every option of Tyqw', () => {
    const page = readPage(`${language}reference/core.md`)
    expect(Object.keys(options).filter((name) => !page.includes(`| \`${name}\` `))).toEqual([])
  })

  it('name everything that core exports', () => {
    const page = readPage(`${language}reference/core.md`)
    const names = Object.keys(core).filter((name) => name !== 'default')
    expect(names.length).toBeGreaterThan(10)
    expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(page))).toEqual([])
  })
})

it('the store has these keys', () => {
  const pinia = createPinia()
  const plugin = createTyqw({ appId: 'demo', storage: false })
  const store = createSSRApp({})
    .use(pinia)
    .use(plugin)
    .runWithContext(() => useTyqwStore())
  const keys = Object.keys(store).filter((key) => !/^[$_]/.test(key))
  expect(keys.toSorted()).toEqual(storeKeys.toSorted())
})

describe('links outside of the site', () => {
  const root = resolve(import.meta.dirname, '..')
  const pages = ['README.md', 'README.zh-CN.md', 'CONTRIBUTING.md', 'AGENTS.md', 'SECURITY.md']

  it.each(pages)('in %s lead to files', (page) => {
    const text = readFileSync(resolve(root, page), 'utf8')
    const links = [...text.matchAll(/\]\((\.[^)#]*)[^)]*\)/g)].map(([, link = '']) => link)
    expect(links.filter((link) => !existsSync(resolve(root, dirname(page), link)))).toEqual([])
  })
})

/** The names in the first column of each table, sorted: `send` of "`send(input)`". */
function firstColumnsOf(page: string): string[][] {
  const tables = page.matchAll(/^\|.*\n\|[ |:-]+\n((?:\|.*\n)+)/gm)
  return [...tables].map(([, rows = '']) =>
    rows
      .split('\n')
      .flatMap((row) => Array.from((row.split('|')[1] ?? '').matchAll(/`'?([A-Za-z]+)[^`]*`/g)))
      .map(([, name = '']) => name)
      .toSorted(),
  )
}

function readSource(name: string): string {
  const source = resolve(import.meta.dirname, `../packages/${name}/src`)
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => readFileSync(resolve(source, file), 'utf8'))
    .join('\n')
}
