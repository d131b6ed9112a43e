import { defineConfig } from 'vite'
import { libraryConfig } from '../../scripts/library-build'
import { leanMarkdownIt } from './build/lean-markdown-it'

export default defineConfig(
  libraryConfig({
    entries: { index: 'src/index.ts' },
    vue: true,
    style: 'src/theme/style.css',
    asIs: 'theme/themes',
    plugins: [leanMarkdownIt(import.meta.dirname)],
  }),
)
