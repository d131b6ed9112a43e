import { defineConfig } from 'vite'
import { libraryConfig } from '../../scripts/library-build'

export default defineConfig(
  libraryConfig({ entries: { index: 'src/index.ts' }, vue: true, style: 'src/theme/style.css' }),
)
