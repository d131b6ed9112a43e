// `pnpm bench`: runs benchmarks, prints what they found and writes it into docs/benchmarks.md, in both languages.
// Usage: pnpm bench [name...] [options of the benchmark]. Fails when a target is missed.
// pnpm bench markdown --only ours,streaming-markdown --sizes 40 [--shapes list,table] [--rounds 1] [--seed 7] [--fast]
// measures a part, and leaves the pages as they are without --write. --help tells the options of each.
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { build, defaultServerConditions } from 'vite'

/** Where each benchmark lies. Its default export takes the root and the options, and resolves to `{ sections: { zh, en }, missed, isPartial }`. */
const benchmarks = {
  client: 'packages/core/bench/client.ts',
  markdown: 'packages/ui/bench/markdown.ts',
  thread: 'packages/ui/bench/thread.ts',
}
/** What stays an import: it finds its own files next to itself. */
const external = ['vite', 'playwright', '@vitejs/plugin-vue']

const root = resolve(import.meta.dirname, '..')
const pages = { zh: 'docs/benchmarks.md', en: 'docs/en/benchmarks.md' }
const words = process.argv.slice(2)
const optionsStart = words.findIndex((word) => word.startsWith('--'))
const named = optionsStart < 0 ? words : words.slice(0, optionsStart)
const options = optionsStart < 0 ? [] : words.slice(optionsStart)
const names = named.length > 0 ? named : Object.keys(benchmarks)
const unknown = names.filter((name) => !Object.hasOwn(benchmarks, name))
if (unknown.length > 0) {
  console.error(`There is no ${unknown}. Benchmarks: ${Object.keys(benchmarks).join(', ')}`)
  process.exit(1)
}

for (const name of names) {
  const run = await load(name)
  const { sections, missed, isPartial } = await run(root, options)
  console.log(`${sections.en}\n\nNode ${process.version}\n`)
  for (const language of /** @type {const} */ (['zh', 'en'])) {
    if (isPartial) break
    await writeSection(pages[language], name, `${sections[language]}\n\nNode ${process.version}`)
  }
  for (const miss of missed) console.error(`✗ ${name}: ${miss}`)
  if (missed.length > 0) process.exitCode = 1
}

/**
 * Builds a benchmark as our packages are built, so that what is measured is what people install.
 * @param {string} name
 * @returns {Promise<(root: string, options: string[]) => Promise<{ sections: { zh: string, en: string }, missed: string[], isPartial?: boolean }>>}
 */
async function load(name) {
  const entry = benchmarks[/** @type {keyof typeof benchmarks} */ (name)]
  const outDir = resolve(root, 'node_modules/.cache/tyqw-bench')
  const conditions = ['tyqw-source', ...defaultServerConditions]
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    resolve: { conditions },
    ssr: { noExternal: true, external, resolve: { conditions } },
    build: {
      ssr: entry,
      outDir,
      emptyOutDir: false,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: `${name}.mjs` } },
    },
  })
  const { default: run } = await import(pathToFileURL(resolve(outDir, `${name}.mjs`)).href)
  return run
}

/**
 * Puts a section between its markers, or at the page's end.
 * @param {string} page
 * @param {string} name
 * @param {string} section
 */
async function writeSection(page, name, section) {
  const path = resolve(root, page)
  const [start, end] = [`<!-- bench:${name} -->`, `<!-- /bench:${name} -->`]
  const text = readFileSync(path, 'utf8')
  const from = text.indexOf(start)
  const to = text.indexOf(end)
  const whole = `${start}\n\n${section}\n\n${end}`
  const written =
    from < 0
      ? `${text.trimEnd()}\n\n${whole}\n`
      : text.slice(0, from) + whole + text.slice(to + end.length)
  const options = await resolveConfig(path)
  writeFileSync(path, await format(written, { ...options, filepath: path }))
}
