import { preloadMarkdown } from '@tyqw/ui'
import { mountOurs } from '../page/mount-ours'
import { startPage } from '../page/start-page'

startPage(async (host) => {
  await preloadMarkdown()
  return mountOurs(host)
})
