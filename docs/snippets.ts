import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const docs = import.meta.dirname
const vueTsc = resolve(docs, '../node_modules/.bin/vue-tsc')
// Below docs/node_modules, so that examples find our packages and what their readers install.
const cache = resolve(docs, 'node_modules/.cache/snippets')

/** One code block that claims to be TypeScript or a Vue component. */
export interface Snippet {
  readonly page: string
  readonly line: number
  readonly language: 'ts' | 'vue'
  readonly code: string
}

/** The `ts` and `vue` blocks of a Markdown text, also those inside lists. */
export function findSnippets(page: string, markdown: string): Snippet[] {
  return [...markdown.matchAll(/^( *)```(ts|vue)\b.*\n([\s\S]*?)^\1```$/gm)].map((match) => {
    const [, indent = '', language, code = ''] = match
    return {
      page,
      line: markdown.slice(0, match.index).split('\n').length,
      language: language === 'vue' ? 'vue' : 'ts',
      code: code.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
    }
  })
}

/** Type-checks snippets as a strict Vue project would, each as a module of its own. Returns complaints by page. */
export function compileSnippets(snippets: readonly Snippet[]): Map<string, string[]> {
  rmSync(cache, { recursive: true, force: true })
  mkdirSync(cache, { recursive: true })
  writeFileSync(join(cache, 'App.vue'), '<template><p /></template>\n')
  writeFileSync(join(cache, 'tsconfig.json'), JSON.stringify(tsconfig))
  const files = new Map(
    snippets.map((snippet, index) => [`s${index}.${snippet.language}`, snippet]),
  )
  for (const [file, { language, code }] of files) {
    writeFileSync(join(cache, file), language === 'ts' ? `${code}\nexport {}\n` : code)
  }
  const { status, stdout, stderr } = spawnSync(vueTsc, ['-p', cache, '--pretty', 'false'], {
    cwd: cache,
    encoding: 'utf8',
  })
  return status === 0 ? new Map() : complaintsByPage(stdout + stderr, files)
}

function complaintsByPage(output: string, files: ReadonlyMap<string, Snippet>) {
  const complaints = new Map<string, string[]>()
  // What is wrong inside our packages is for `pnpm typecheck` to say.
  const lines = output.split('\n').filter((text) => /^(?!\.\.\/).*error TS\d/.test(text))
  for (const line of lines) {
    const [, file = '', row = '1', message = line] =
      /^(\w+\.\w+)\((\d+),\d+\): (.*)/.exec(line) ?? []
    const snippet = files.get(file)
    const page = snippet?.page ?? 'elsewhere'
    const where = snippet ? `${page}:${snippet.line + Number(row)}: ` : ''
    complaints.set(page, [...(complaints.get(page) ?? []), where + message])
  }
  return complaints
}

/** @throws when there is no such page */
export function readPage(page: string): string {
  return readFileSync(resolve(docs, page), 'utf8')
}

const tsconfig = {
  compilerOptions: {
    target: 'ES2022',
    module: 'ESNext',
    moduleResolution: 'bundler',
    customConditions: ['tyqw-source'],
    lib: ['ES2023', 'DOM', 'DOM.Iterable', 'DOM.AsyncIterable'],
    types: ['node', 'vite/client'],
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    verbatimModuleSyntax: true,
    erasableSyntaxOnly: true,
    allowArbitraryExtensions: true,
  },
  include: ['*.ts', '*.vue'],
}
