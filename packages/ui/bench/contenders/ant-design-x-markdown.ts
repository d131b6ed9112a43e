import '@ant-design/x-markdown/themes/light.css'
import { XMarkdown } from '@ant-design/x-markdown'
import { createElement } from 'react'
import { mountReact } from '../page/mount-react'
import { startPage } from '../page/start-page'

// It does not highlight by itself.
startPage((host) =>
  mountReact(host, (content, isStreaming) =>
    createElement(XMarkdown, {
      className: 'x-markdown-light',
      content,
      streaming: { hasNextChunk: isStreaming },
    }),
  ),
)
