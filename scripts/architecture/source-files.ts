import { readdirSync, readFileSync } from 'node:fs'
import { posix, resolve } from 'node:path'
import { parse } from 'vue/compiler-sfc'
import ts from 'typescript'

/** A source file of one of our packages, read for what the rules ask about. */
export interface SourceFile {
  /** From the project's root, with forward slashes: `packages/core/src/index.ts`. */
  readonly path: string
  readonly lines: number
  /** What it imports, types included, as written. */
  readonly imports: readonly string[]
  /** Names used in its script: identifiers and property names, never words in strings or comments. */
  readonly names: ReadonlySet<string>
  /** The template of a `.vue` file without its comments, else empty. */
  readonly template: string
}

const root = resolve(import.meta.dirname, '../..')

/** The files below some folders of the project, from its root, without what is installed or built. */
export function listFiles(...folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(resolve(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = `${folder}/${entry.name}`
      if (entry.isDirectory()) {
        return ['node_modules', 'dist', 'cache'].includes(entry.name) ? [] : listFiles(path)
      }
      return entry.isFile() ? [path] : []
    }),
  )
}

/** The sources of every package, without the tests. */
export function readSourceFiles(): SourceFile[] {
  return listFiles('packages')
    .filter((path) => /^packages\/[^/]+\/src\/.*\.(ts|vue)$/.test(path))
    .filter((path) => !/\.(test|test-d|d)\.ts$/.test(path))
    .map((path) => toSourceFile(path, readFileSync(resolve(root, path), 'utf8')))
}

/** Reads one file; `path` decides between script and single-file component. */
export function toSourceFile(path: string, text: string): SourceFile {
  const { script, template } = path.endsWith('.vue')
    ? splitComponent(text)
    : { script: text, template: '' }
  const tree = ts.createSourceFile(path, script, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS)
  const names = new Set<string>()
  collectNames(tree, names)
  return {
    path,
    lines: text.trimEnd().split('\n').length,
    imports: ts.preProcessFile(script).importedFiles.map((file) => file.fileName),
    names,
    template,
  }
}

/** The file an import means, when it is relative and one of `paths`. */
export function resolveImport(
  from: string,
  specifier: string,
  paths: ReadonlySet<string>,
): string | undefined {
  if (!specifier.startsWith('.')) return undefined
  const target = posix.join(posix.dirname(from), specifier).replace(/\.js$/, '')
  return [target, `${target}.ts`, `${target}/index.ts`].find((path) => paths.has(path))
}

function splitComponent(text: string): { script: string; template: string } {
  const { descriptor } = parse(text, { ignoreEmpty: false })
  const blocks = [descriptor.script?.content, descriptor.scriptSetup?.content]
  return {
    script: blocks.filter((block) => block !== undefined).join('\n'),
    template: (descriptor.template?.content ?? '').replaceAll(/<!--[\s\S]*?-->/g, ''),
  }
}

function collectNames(node: ts.Node, names: Set<string>): void {
  if (ts.isIdentifier(node)) names.add(node.text)
  if (ts.isElementAccessExpression(node) && ts.isStringLiteral(node.argumentExpression)) {
    names.add(node.argumentExpression.text)
  }
  if (ts.isPropertyAssignment(node) && ts.isStringLiteral(node.name)) names.add(node.name.text)
  ts.forEachChild(node, (child) => collectNames(child, names))
}
