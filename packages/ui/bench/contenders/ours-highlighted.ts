import { preloadHighlighter, preloadMarkdown } from '@tyqw/ui'
import { codeLanguages } from '../answer'
import { mountOurs } from '../page/mount-ours'
import { startPage } from '../page/start-page'

startPage(async (host) => {
  await Promise.all([preloadMarkdown(), preloadHighlighter(codeLanguages)])
  return mountOurs(host)
})
