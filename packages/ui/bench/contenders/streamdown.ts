import { createElement } from 'react'
import { Streamdown } from 'streamdown'
import 'streamdown/styles.css'
import { mountReact } from '../page/mount-react'
import { startPage } from '../page/start-page'

// Without its plugin @streamdown/code it does not highlight.
startPage((host) =>
  mountReact(host, (content, isStreaming) =>
    createElement(Streamdown, { isAnimating: isStreaming }, content),
  ),
)
