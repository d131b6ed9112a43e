import { defineConfig } from 'vite'
import { libraryConfig } from '../../scripts/library-build'

export default defineConfig(
  libraryConfig({
    entries: {
      index: 'src/index.ts',
      node: 'src/node.ts',
      cli: 'src/cli.ts',
      vite: 'src/vite.ts',
    },
    node: true,
  }),
)
