import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, type Rolldown } from 'vite'

/** What a user's bundler makes of an entry. */
export interface Bundle {
  /** Ids of all modules that left code behind. */
  readonly modules: readonly string[]
  readonly chunks: readonly Rolldown.OutputChunk[]
  /** Minified and gzipped size in bytes of what loads at once: the entry and what it imports statically. */
  readonly initialBytes: number
}

/** Bundles `code` in the consumer's folder as a browser build does, minified, with `vue` and `pinia` left outside. */
export async function bundle(consumer: string, code: string): Promise<Bundle> {
  const entry = join(consumer, 'entry.js')
  const output = await build({
    root: consumer,
    configFile: false,
    logLevel: 'error',
    mode: 'production',
    plugins: [
      {
        name: 'tyqw:entry',
        resolveId: (id) => (id === entry ? id : null),
        load: (id) => (id === entry ? code : null),
      },
    ],
    build: {
      write: false,
      minify: true,
      modulePreload: false,
      rolldownOptions: { input: entry, external: ['vue', 'pinia'] },
    },
  })
  const [first] = Array.isArray(output) ? output : [output]
  if (!first || !('output' in first)) throw new Error('The build has no output.')
  const chunks = first.output.filter((item) => item.type === 'chunk')
  return {
    chunks,
    modules: chunks.flatMap((chunk) => renderedModules(chunk)),
    initialBytes: gzippedSize(closure(chunks, (chunk) => chunk.isEntry)),
  }
}

/** The chunks that `isRoot` picks and all they import statically. */
export function closure(
  chunks: readonly Rolldown.OutputChunk[],
  isRoot: (chunk: Rolldown.OutputChunk) => boolean,
): Rolldown.OutputChunk[] {
  const found = new Set(chunks.filter(isRoot))
  for (const chunk of found) {
    for (const other of chunks) if (chunk.imports.includes(other.fileName)) found.add(other)
  }
  return [...found]
}

/** Each chunk gzipped for itself, as it is sent. */
export function gzippedSize(chunks: readonly Rolldown.OutputChunk[]): number {
  return chunks.reduce((sum, chunk) => sum + gzipSync(chunk.code, { level: 9 }).length, 0)
}

/** Modules of a chunk that are more than an import. */
export function renderedModules(chunk: Rolldown.OutputChunk): string[] {
  return Object.entries(chunk.modules)
    .filter(([, module]) => module.renderedLength > 0)
    .map(([id]) => id)
}
