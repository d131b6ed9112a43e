import { default_renderer, parser, parser_end, parser_write } from 'streaming-markdown'
import { startPage } from '../page/start-page'

startPage((host) => {
  const state = parser(default_renderer(host))
  return {
    write: (added) => parser_write(state, added),
    end: () => parser_end(state),
  }
})
