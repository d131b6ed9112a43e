import DOMPurify from 'dompurify'
import { marked } from 'marked'
import { startPage } from '../page/start-page'

startPage((host) => {
  let content = ''
  return {
    write(added) {
      content += added
      host.innerHTML = DOMPurify.sanitize(marked.parse(content, { async: false }))
    },
    end() {},
  }
})
