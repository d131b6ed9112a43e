import vue from '@vitejs/plugin-vue'
import { basename, resolve } from 'node:path'
import { build, defaultClientConditions, type Plugin } from 'vite'
import { leanMarkdownIt } from '../build/lean-markdown-it'

export interface PageSource {
  /** What starts it, from here. A file of ours is called `ours…`. */
  readonly input: string
  readonly hasHighlighter?: boolean
}

/** Builds the page of one contender for production, apart from all others. @returns The folder it lies in. */
export async function buildPage(
  root: string,
  { input, hasHighlighter = false }: PageSource,
): Promise<string> {
  const outDir = resolve(root, 'node_modules/.cache/tyqw-bench', input.replace(/\.ts$/, ''))
  await build({
    configFile: false,
    root: resolve(root, 'packages/ui/bench'),
    base: './',
    mode: 'production',
    // Peers have warnings of their own.
    logLevel: 'error',
    plugins: [
      vue(),
      // As our package is built.
      basename(input).startsWith('ours') && leanMarkdownIt(resolve(root, 'packages/ui')),
      withoutPeers(hasHighlighter ? others : [...highlighters, ...others]),
    ],
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: { conditions: ['tyqw-source', ...defaultClientConditions] },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      // Made simpler for older browsers, `light-dark()` has no colours on a page that names no scheme.
      cssTarget: 'esnext',
      reportCompressedSize: false,
      chunkSizeWarningLimit: Infinity,
      cssCodeSplit: false,
      modulePreload: false,
      rolldownOptions: {
        input,
        output: { entryFileNames: 'page.js', assetFileNames: '[name][extname]' },
      },
    },
  })
  return outDir
}

/** Optional peers that colour code, and what they are made of. */
const highlighters = [
  'shiki',
  '@shikijs',
  'shiki-stream',
  'stream-markdown',
  'stream-diffs',
  '@pierre/diffs',
  'stream-monaco',
  'monaco-editor',
]

/** Optional peers that typeset, draw and translate. */
const others = [
  'katex',
  'mermaid',
  'beautiful-mermaid',
  '@antv/infographic',
  '@terrastruct/d2',
  'vue-i18n',
]

/**
 * As where these are not installed, though somebody in the workspace has them: loading one fails. What a contender
 * imports at its start is no option of its, and stays.
 */
function withoutPeers(names: readonly string[]): Plugin {
  const notInstalled = '\0not-installed'
  return {
    name: 'without-peers',
    enforce: 'pre',
    resolveDynamicImport: (id) =>
      names.some((name) => id === name || (typeof id === 'string' && id.startsWith(`${name}/`)))
        ? notInstalled
        : undefined,
    load: (id) =>
      id === notInstalled ? `throw new Error('This is not installed')\nexport {}` : undefined,
  }
}
