import type { Theme } from 'vitepress'
import { defineClientComponent } from 'vitepress'
import DefaultTheme from 'vitepress/theme-without-fonts'
import './theme.css'

const theme: Theme = {
  extends: DefaultTheme,
  enhanceApp({ app }) {
    // In the page only: nothing of the chat is rendered while the site is built.
    app.component(
      'EmulatorChat',
      defineClientComponent(() => import('./EmulatorChat.vue')),
    )
  },
}

export default theme
