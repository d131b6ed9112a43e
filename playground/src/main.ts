import { createTyqw } from '@tyqw/ui'
import '@tyqw/ui/style.css'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import './shell/page.css'
import './shell/controls.css'
import { preferences } from './shell/preferences'

createApp(App)
  .use(createPinia())
  .use(
    createTyqw({
      appId: import.meta.env['VITE_TYQW_APP_ID'] || 'playground',
      // An app with accounts gives the id of who is signed in.
      userKey: 'playground',
      // Examples: prices change, and differ by region and contract.
      prices: {
        currency: 'CNY',
        models: {
          'qwen-plus': { input: 0.8, output: 2, thinkingOutput: 8 },
          'qwen3-max': { input: 2.4, output: 9.6 },
        },
      },
      ...preferences,
    }),
  )
  .mount('#app')
