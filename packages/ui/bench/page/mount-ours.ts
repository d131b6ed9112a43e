import '@tyqw/ui/style.css'
import { TyqwMarkdown } from '@tyqw/ui'
import { mountVue } from './mount-vue'
import type { View } from './start-page'

const sources = Array.from({ length: 9 }, (_, index) => ({
  index: String(index + 1),
  title: `资料 ${index + 1}`,
  url: `https://example.com/${index + 1}`,
}))

/** Our component, with all its features. */
export function mountOurs(host: HTMLElement): View {
  return mountVue(host, TyqwMarkdown, (content, isStreaming) => ({
    content,
    streaming: isStreaming,
    sources,
  }))
}
