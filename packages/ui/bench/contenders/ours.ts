import '@tyqw/ui/style.css'
import { preloadMarkdown, TyqwMarkdown } from '@tyqw/ui'
import { mountVue } from '../page/mount-vue'
import { startPage } from '../page/start-page'

const sources = Array.from({ length: 9 }, (_, index) => ({
  index: String(index + 1),
  title: `资料 ${index + 1}`,
  url: `https://example.com/${index + 1}`,
}))

startPage(async (host) => {
  await preloadMarkdown()
  return mountVue(host, TyqwMarkdown, (content, isStreaming) => ({
    content,
    streaming: isStreaming,
    sources,
  }))
})
