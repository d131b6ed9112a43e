import vue from '@vitejs/plugin-vue'
import { resolve } from 'node:path'
import { build, defaultClientConditions, type Plugin } from 'vite'

/** Builds the page of one contender for production, apart from all others. @returns The folder it lies in. */
export async function buildPage(root: string, name: string): Promise<string> {
  const outDir = resolve(root, `node_modules/.cache/tyqw-bench/markdown/${name}`)
  await build({
    configFile: false,
    root: resolve(root, 'packages/ui/bench'),
    base: './',
    mode: 'production',
    // Peers have warnings of their own.
    logLevel: 'error',
    plugins: [vue(), withoutHighlighter],
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: { conditions: ['tyqw-source', ...defaultClientConditions] },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      reportCompressedSize: false,
      chunkSizeWarningLimit: Infinity,
      cssCodeSplit: false,
      modulePreload: false,
      rolldownOptions: {
        input: `contenders/${name}.ts`,
        output: { entryFileNames: 'page.js', assetFileNames: '[name][extname]' },
      },
    },
  })
  return outDir
}

/** As where Shiki is not installed: loading it fails, and code shows as it is. */
const withoutHighlighter: Plugin = {
  name: 'without-highlighter',
  enforce: 'pre',
  resolveId: (id) => (/^(shiki|@shikijs)(\/|$)/.test(id) ? '\0not-installed' : undefined),
  load: (id) =>
    id === '\0not-installed' ? `throw new Error('Shiki is not installed')\nexport {}` : undefined,
}
