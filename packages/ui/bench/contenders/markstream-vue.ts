import 'markstream-vue/index.css'
import MarkdownRender from 'markstream-vue'
import { mountVue } from '../page/mount-vue'
import { startPage } from '../page/start-page'

startPage((host) =>
  mountVue(host, MarkdownRender, (content, isStreaming) => ({
    mode: 'chat',
    content,
    final: !isStreaming,
    // What has come is shown at once, as all others do.
    smoothStreaming: false,
    // No highlighting.
    renderCodeBlocksAsPre: true,
  })),
)
