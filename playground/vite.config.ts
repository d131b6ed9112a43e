import { tyqwGateway } from '@tyqw/gateway/vite'
import vue from '@vitejs/plugin-vue'
import { defaultClientConditions, defineConfig } from 'vite'

export default defineConfig({
  plugins: [vue(), tyqwGateway()],
  // `.env.local` lies beside the README that speaks of it.
  envDir: '..',
  // Our packages are read from their source, so that a change shows at once.
  resolve: { conditions: ['tyqw-source', ...defaultClientConditions] },
  // Known beforehand, or the first visit reloads the page when they turn up.
  optimizeDeps: {
    include: [
      'vue',
      'pinia',
      '@tyqw/core > @microsoft/fetch-event-source',
      '@tyqw/core > idb',
      '@tyqw/core > mitt',
      '@tyqw/core > valibot',
      '@tyqw/ui > @floating-ui/dom',
      '@tyqw/ui > katex',
      '@tyqw/ui > lucide',
      '@tyqw/ui > markdown-it',
      '@tyqw/ui > markdown-it-cjk-friendly',
      '@tyqw/ui > mermaid',
      '@tyqw/ui > shiki/core',
      '@tyqw/ui > shiki/engine/javascript',
      '@tyqw/ui > shiki/langs',
    ],
  },
  server: { host: 'localhost', port: 5173 },
})
