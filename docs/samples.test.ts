// @vitest-environment happy-dom
import * as core from '@tyqw/core'
import * as emulator from '@tyqw/emulator'
import * as ui from '@tyqw/ui'
import * as pinia from 'pinia'
import ts from 'typescript'
import { afterEach, describe, expect, it, vi } from 'vitest'
import * as vue from 'vue'
import { listPages } from './pages'
import { findSnippets, readPage, type Snippet } from './snippets'

const modules: Readonly<Record<string, object>> = {
  '@tyqw/core': core,
  '@tyqw/emulator': emulator,
  '@tyqw/ui': ui,
  pinia,
  vue,
}
const samples = listPages()
  .flatMap((page) => findSnippets(page, readPage(page)))
  .filter(({ language, code }) => language === 'ts' && code.includes('createEmulator('))
  .filter(({ code }) => !code.includes('@tyqw/gateway') && !code.includes('emulator/node'))

/** Runs a sample as a module, only faster, and gives what it prints. */
async function run({ code }: Snippet): Promise<string[]> {
  const printed: string[] = []
  vi.spyOn(console, 'log').mockImplementation((...values) => void printed.push(values.join(' ')))
  const fast = code.replaceAll('createEmulator({', "createEmulator({ latency: 'instant',")
  const { outputText } = ts.transpileModule(fast, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  })
  const body = outputText
    .replaceAll(/^import \{([^}]*)\} from '([^']*)';?$/gm, "const {$1} = modules['$2']")
    .replaceAll(/^export /gm, '')
  // The text is a page of ours, and this is a test.
  // oxlint-disable-next-line no-new-func no-implied-eval
  await (new Function('modules', `return (async () => {${body}})()`) as Run)(modules)
  return printed
}
type Run = (given: typeof modules) => Promise<void>

afterEach(() => vi.restoreAllMocks())

describe('samples that need no network', () => {
  it('are there, in both languages', () => {
    expect(samples.length).toBeGreaterThan(8)
    expect(samples.filter(({ page }) => page.startsWith('en/'))).toHaveLength(samples.length / 2)
  })

  it.each(samples)('run: $page, line $line', async (sample) => {
    const printed = await run(sample)
    const promised = [...sample.code.matchAll(/console\.log\(.*\) \/\/ (.*)$/gm)]
    for (const [, line] of promised) expect(printed).toContain(line)
    expect(printed.length > 0).toBe(sample.code.includes('console.log('))
    expect(printed).not.toContain('undefined')
  })
})
