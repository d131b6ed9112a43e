import { defineConfig } from 'vite'
import { libraryConfig } from '../../scripts/library-build'

export default defineConfig(
  libraryConfig({
    entries: { index: 'src/index.ts' },
    vue: true,
    style: 'src/theme/style.css',
    // markdown-it is built in without these parts, which it never uses here: 4 kB less to load.
    replace: {
      'linkify-it': 'src/markdown/parser-parts/linkify-it.ts',
      'punycode.js': 'src/markdown/parser-parts/punycode.ts',
    },
  }),
)
