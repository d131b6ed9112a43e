import { defineConfig } from 'vite'
import { libraryConfig } from '../../scripts/library-build'

export default defineConfig(
  libraryConfig({ entries: { index: 'src/index.ts', testing: 'src/testing.ts' } }),
)
