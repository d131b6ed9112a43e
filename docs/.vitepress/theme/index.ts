import type { Theme } from 'vitepress'
import { defineClientComponent } from 'vitepress'
import DefaultTheme from 'vitepress/theme-without-fonts'
import ChatDemo from './demo/ChatDemo.vue'
import DeviationTable from './markdown/DeviationTable.vue'
import MarkdownDemo from './markdown/MarkdownDemo.vue'
import RepairTable from './markdown/RepairTable.vue'
import ColourSwatch from './ColourSwatch.vue'
import './theme.css'

const theme: Theme = {
  extends: DefaultTheme,
  enhanceApp({ app }) {
    // In the page only: nothing of the chat is rendered while the site is built.
    app.component(
      'EmulatorChat',
      defineClientComponent(() => import('./EmulatorChat.vue')),
    )
    app.component('ChatDemo', ChatDemo)
    app.component('ColourSwatch', ColourSwatch)
    app.component('MarkdownDemo', MarkdownDemo)
    app.component('DeviationTable', DeviationTable)
    app.component('RepairTable', RepairTable)
  },
}

export default theme
