import { describe, expect, it, onTestFinished } from 'vitest'
import { chatStates } from '../../test/chat-states'
import { findChanges, readLooks } from '../../test/host-css/compare-styles'
import { hosts } from '../../test/host-css/hosts'
import { mountChat } from '../../test/mount-chat'
import { settle } from '../../test/settle'

function addStyle(css: string): HTMLStyleElement {
  const style = document.createElement('style')
  style.textContent = css
  document.head.append(style)
  onTestFinished(() => style.remove())
  return style
}

/** The box the page gives to the chat keeps its size, whatever the page says. */
const place = 'display: block; inline-size: 720px; block-size: 600px; margin: 0; padding: 0'

describe('a chat', () => {
  it.each(['empty', 'everything', 'error'] as const)(
    'looks the same on every page: %s',
    { timeout: 120_000 },
    async (name) => {
      const chat = mountChat({ suggestions: ['写一首诗', '讲个笑话'], title: '客服' })
      chat.host.style.cssText = place
      await chatStates[name](chat)
      await document.fonts.ready
      const root = chat.find('.tyqw-root')
      const changes: Record<string, string[]> = {}
      for (const [host, { css, class: className = '' }] of Object.entries(hosts)) {
        chat.host.className = className
        settle(root)
        const before = readLooks(root)
        const style = addStyle(css)
        settle(root)
        changes[host] = findChanges(before, root)
        style.remove()
      }
      const none = Object.fromEntries(Object.keys(hosts).map((host) => [host, []]))
      expect(changes).toEqual(none)
    },
  )
})
