import { expect, it } from 'vitest'
import { chatStates } from '../../test/chat-states'
import { watchPage } from '../../test/markdown/watch-page'
import { mountChat } from '../../test/mount-chat'

const nextFrame = () => new Promise(requestAnimationFrame)

it('a chat keeps to the strictest policy, whatever it shows', { timeout: 60_000 }, async () => {
  const chat = mountChat({ suggestions: ['写一首诗'], title: '客服' })
  const watch = watchPage(chat.host)
  // The policy is there: it sees what is against it.
  const inked = document.createElement('i')
  inked.setAttribute('style', 'color: red')
  const isCsp = (event: string) => !event.startsWith('outside')
  await expect.poll(() => watch.seen().filter(isCsp).length).toBeGreaterThan(0)
  await nextFrame()
  await nextFrame()
  watch.events()
  await chatStates.everything(chat)
  await nextFrame()
  await nextFrame()
  expect(watch.events().filter(isCsp)).toEqual([])
})
