import 'vue-stream-markdown/index.css'
import 'vue-stream-markdown/theme.css'
import { Markdown } from 'vue-stream-markdown'
import { mountVue } from '../page/mount-vue'
import { startPage } from '../page/start-page'

// Without Shiki, which is not installed here, it does not highlight.
startPage((host) =>
  mountVue(host, Markdown, (content, isStreaming) => ({
    content,
    mode: isStreaming ? 'streaming' : 'static',
  })),
)
