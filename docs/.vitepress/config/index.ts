import { defaultClientConditions, defaultServerConditions } from 'vite'
import { defineConfig } from 'vitepress'
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
    resolve: { conditions: ['tyqw-source', ...defaultClientConditions] },
    ssr: {
      resolve: { conditions: ['tyqw-source', ...defaultServerConditions] },
      noExternal: [/^@tyqw\//],
    },
  },
})
