import { defaultClientConditions, defaultServerConditions } from 'vite'
import { defineConfig, postcssIsolateStyles } from 'vitepress'
import { en } from './en'
import { search } from './search'
import { zh } from './zh'

// Our packages resolve to their source, so the docs need no build of them.
export default defineConfig({
  title: 'Tyqw',
  srcExclude: ['internals/**'],
  cleanUrls: true,
  lastUpdated: false,
  locales: { root: zh, en },
  themeConfig: { search },
  vite: {
    // The site's own typography ends where a demo (.vp-raw) begins.
    css: {
      postcss: { plugins: [postcssIsolateStyles({ includeFiles: [/vp-doc\.css/, /base\.css/] })] },
    },
    resolve: { conditions: ['tyqw-source', ...defaultClientConditions] },
    // Grammars of Shiki and Mermaid's parser, which a page loads when it shows such code.
    build: { chunkSizeWarningLimit: 900 },
    ssr: {
      resolve: { conditions: ['tyqw-source', ...defaultServerConditions] },
      noExternal: [/^@tyqw\//],
    },
  },
})
