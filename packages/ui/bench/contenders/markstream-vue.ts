import 'markstream-vue/index.css'
import MarkdownRender from 'markstream-vue'
import { mountVue } from '../page/mount-vue'
import { startPage } from '../page/start-page'

startPage((host) =>
  mountVue(host, MarkdownRender, (content, isStreaming) => ({
    mode: 'chat',
    content,
    final: !isStreaming,
    // No highlighting.
    renderCodeBlocksAsPre: true,
  })),
)
