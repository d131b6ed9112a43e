import { tyqwGateway } from '@tyqw/gateway/vite'
import vue from '@vitejs/plugin-vue'
import { defaultClientConditions, defineConfig } from 'vite'

export default defineConfig({
  plugins: [vue(), tyqwGateway()],
  // `.env.local` lies beside the README that speaks of it.
  envDir: '..',
  // Our packages are read from their source, so that a change shows at once.
  resolve: { conditions: ['tyqw-source', ...defaultClientConditions] },
  server: { host: 'localhost', port: 5173 },
})
