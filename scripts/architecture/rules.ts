import { basename } from 'node:path'
import { resolveImport, type SourceFile } from './source-files'

/** A rule reads all files and says what breaks it, one sentence each. */
export type Rule = (files: readonly SourceFile[]) => string[]

const coreLayers: Readonly<Record<string, number>> = {
  model: 0,
  protocols: 1,
  storage: 2,
  transport: 2,
  client: 3,
  chat: 4,
}

/** Which of our packages a package may import, and in which files only. */
const packageImports: Readonly<Record<string, Readonly<Record<string, 'anywhere' | string[]>>>> = {
  core: {},
  emulator: {},
  ui: { '@tyqw/core': 'anywhere' },
  gateway: { '@tyqw/emulator': ['vite.ts', 'cli.ts'] },
}

/** Imports that one file alone may make: everything else goes through that file. */
const soleImporters: Readonly<Record<string, string>> = {
  '@microsoft/fetch-event-source': 'packages/core/src/transport/event-stream.ts',
  mitt: 'packages/core/src/client/events.ts',
}

/** Programs and servers talk to a terminal; core warns a developer, once each, of a leaked key and of conversations of nobody. */
const consoleFiles = ['cli.ts', 'node.ts', 'vite.ts']
const consolePaths = [
  'packages/core/src/client/key-warning.ts',
  'packages/core/src/storage/user-key-warning.ts',
]

/** What in ui belongs to the conversation; the icons do not, although they lie beside the components. */
const ofTheChat =
  /^packages\/ui\/src\/(store\/|components\/(?!icons)|composables\/use-chat|plugin|global-components|index)/

const htmlSinks = ['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'setHTMLUnsafe']

/** In core an import points to the same or a lower layer; between two layers of one height there is none. */
export const coreLayersPointDown: Rule = (files) =>
  eachRelativeImport(files, (from, to) => {
    const [source, target] = [coreLayer(from), coreLayer(to)]
    if (!source || !target || source === target) return undefined
    const sourceHeight = coreLayers[source]
    const targetHeight = coreLayers[target]
    if (sourceHeight === undefined) return `${from}: core has no layer called ${source}`
    if (targetHeight === undefined) return `${to}: core has no layer called ${target}`
    return targetHeight < sourceHeight ? undefined : `${from} (${source}) imports ${to} (${target})`
  })

/** The two contained libraries are imported in one file each. */
export const librariesAreContained: Rule = (files) =>
  eachImport(files, (file, specifier) => {
    const only = soleImporters[packageName(specifier)]
    return only === undefined || only === file.path
      ? undefined
      : `${file.path} imports ${specifier}, which is for ${only} alone`
  })

/** Packages import each other as the table says. */
export const packagesImportByTable: Rule = (files) =>
  eachImport(files, (file, specifier) => {
    const target = packageName(specifier)
    if (!target.startsWith('@tyqw/')) return undefined
    const allowed = packageImports[packageOf(file.path)]?.[target]
    if (allowed === 'anywhere' || allowed?.includes(basename(file.path))) return undefined
    return `${file.path} must not import ${specifier}`
  })

/** A package is used through its exports, and no relative path leaves it. */
export const packagesAreEnteredByTheirEntry: Rule = (files) =>
  eachImport(files, (file, specifier) => {
    if (/^@tyqw\/[^/]+\/(src|dist)(\/|$)/.test(specifier))
      return `${file.path} imports ${specifier}`
    if (!specifier.startsWith('.')) return undefined
    const own = `packages/${packageOf(file.path)}/`
    const target = new URL(specifier, `file:///${file.path}`).pathname.slice(1)
    return target.startsWith(own)
      ? undefined
      : `${file.path} reaches out of its package: ${specifier}`
  })

/** The Markdown renderer stands on its own: neither it nor what it imports knows of a conversation. */
export const markdownStandsAlone: Rule = (files) => {
  const edges = edgesOf(files)
  const inside = files.filter((file) => file.path.startsWith('packages/ui/src/markdown/'))
  const reached = new Set(inside.map((file) => file.path))
  for (const path of reached) for (const next of edges.get(path) ?? []) reached.add(next)
  return [...reached]
    .filter((path) => ofTheChat.test(path))
    .map((path) => `packages/ui/src/markdown reaches ${path}`)
}

/** A file of more than 400 lines is two. */
export const filesStayShort: Rule = (files) =>
  files
    .filter((file) => file.lines > 400)
    .map((file) => `${file.path} has ${file.lines} lines; split it`)

/** Nothing turns text into HTML. */
export const noHtmlFromText: Rule = (files) =>
  files.flatMap((file) => {
    const sinks = htmlSinks.filter((sink) => file.names.has(sink))
    if (/\bv-html\b|\binnerHTML\b/i.test(file.template)) sinks.push('v-html')
    return sinks.map((sink) => `${file.path} uses ${sink}`)
  })

/** A library does not write to its user's console. */
export const noConsole: Rule = (files) =>
  files
    .filter((file) => !consoleFiles.includes(basename(file.path)))
    .filter((file) => !consolePaths.includes(file.path))
    .filter((file) => file.names.has('console') || /\bconsole\./.test(file.template))
    .map((file) => `${file.path} uses console`)

/** No file reaches itself through its imports. */
export const noCircles: Rule = (files) => {
  const edges = edgesOf(files)
  const circles: string[] = []
  const state = new Map<string, 'open' | 'done'>()
  const visit = (path: string, trail: readonly string[]) => {
    if (state.get(path) === 'open') {
      circles.push([...trail.slice(trail.indexOf(path)), path].join(' → '))
      return
    }
    if (state.get(path) === 'done') return
    state.set(path, 'open')
    for (const next of edges.get(path) ?? []) visit(next, [...trail, path])
    state.set(path, 'done')
  }
  for (const file of files) visit(file.path, [])
  return circles
}

function eachImport(
  files: readonly SourceFile[],
  judge: (file: SourceFile, specifier: string) => string | undefined,
): string[] {
  return files.flatMap((file) => file.imports.flatMap((specifier) => judge(file, specifier) ?? []))
}

function eachRelativeImport(
  files: readonly SourceFile[],
  judge: (from: string, to: string) => string | undefined,
): string[] {
  const paths = new Set(files.map((file) => file.path))
  return eachImport(files, (file, specifier) => {
    const target = resolveImport(file.path, specifier, paths)
    return target === undefined ? undefined : judge(file.path, target)
  })
}

/** For each file the files it imports. */
function edgesOf(files: readonly SourceFile[]): Map<string, string[]> {
  const edges = new Map<string, string[]>(files.map((file) => [file.path, []]))
  eachRelativeImport(files, (from, to) => void edges.get(from)?.push(to))
  return edges
}

/** The folder below `core/src`, which names the layer; undefined for the entry and for other packages. */
function coreLayer(path: string): string | undefined {
  return /^packages\/core\/src\/([^/]+)\//.exec(path)?.[1]
}

function packageOf(path: string): string {
  return path.split('/')[1] ?? ''
}

function packageName(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')
}
