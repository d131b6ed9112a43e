import { readdirSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import ts from 'typescript'
import { createCheckerByJson, type ComponentMetaChecker } from 'vue-component-meta'

const root = resolve(import.meta.dirname, '../..')

/** The sources of `@tyqw/ui`. */
export const uiSource = resolve(root, 'packages/ui/src')

/** The types of `@tyqw/ui`, as the compiler knows them. */
export interface UiProgram {
  readonly meta: ComponentMetaChecker
  readonly program: ts.Program
  readonly checker: ts.TypeChecker
  /** What the package exports, by name. */
  readonly exports: ReadonlyMap<string, ts.Symbol>
  /** The components it exports: name and file. */
  readonly components: ReadonlyMap<string, string>
}

/** Reads the sources. Takes some seconds. */
export function createUiProgram(): UiProgram {
  const entry = resolve(uiSource, 'index.ts')
  const meta = createCheckerByJson(root, {
    extends: resolve(root, 'tsconfig.json'),
    include: ['packages/ui/src/index.ts'],
  })
  const program = meta.getProgram()
  const file = program?.getSourceFile(entry)
  const checker = program?.getTypeChecker()
  const module = file && checker?.getSymbolAtLocation(file)
  if (!program || !checker || !module) throw new Error(`No types in ${entry}.`)
  const exports = new Map(
    checker
      .getExportsOfModule(module)
      .map((symbol) => [symbol.name, resolveAlias(checker, symbol)]),
  )
  const files = readdirSync(uiSource, { recursive: true, encoding: 'utf8' })
  const components = files
    .filter((path) => path.endsWith('.vue') && exports.has(basename(path, '.vue')))
    .map((path) => [basename(path, '.vue'), resolve(uiSource, path)] as const)
    .toSorted(([a], [b]) => a.localeCompare(b))
  return { meta, program, checker, exports, components: new Map(components) }
}

/** The symbol behind `export { x } from`. */
function resolveAlias(checker: ts.TypeChecker, symbol: ts.Symbol): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
}
