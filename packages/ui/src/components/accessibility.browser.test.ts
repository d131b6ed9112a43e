import axe from 'axe-core'
import { describe, expect, it, onTestFinished } from 'vitest'
import { chatStates, type ChatStateName } from '../../test/chat-states'
import { mountChat } from '../../test/mount-chat'
import { settle } from '../../test/settle'

const states = Object.keys(chatStates) as ChatStateName[]

/** What axe finds, contrast included, as one line a finding. */
async function findViolations(host: HTMLElement): Promise<string[]> {
  const { violations } = await axe.run(host, {
    rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
  })
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html} ${node.failureSummary ?? ''}`),
  )
}

async function open(name: ChatStateName, theme: 'light' | 'dark') {
  const chat = mountChat({ theme, suggestions: ['写一首诗'], title: '客服' })
  chat.host.style.background = theme === 'dark' ? '#000' : '#fff'
  await chatStates[name](chat)
  settle(chat.host)
  return chat
}

describe.each(['light', 'dark'] as const)('axe in %s', (theme) => {
  it.each(states)('finds nothing: %s', async (name) => {
    const chat = await open(name, theme)
    expect(await findViolations(chat.host)).toEqual([])
  })
})

describe('axe on a page from right to left', () => {
  it.each(states)('finds nothing: %s', async (name) => {
    document.documentElement.dir = 'rtl'
    onTestFinished(() => document.documentElement.removeAttribute('dir'))
    const chat = await open(name, 'light')
    expect(await findViolations(chat.host)).toEqual([])
  })
})

describe('a page of 320 pixels, as a page of 1280 is at 400 %', () => {
  it.each(states)('is read without scrolling sideways: %s', async (name) => {
    const chat = mountChat({ suggestions: ['写一首诗'], title: '客服' })
    chat.host.style.inlineSize = '320px'
    await chatStates[name](chat)
    settle(chat.host)
    const wide = [...chat.host.querySelectorAll<HTMLElement>('*')].filter((element) => {
      // What is as wide as it is scrolls by itself: code, tables, formulas.
      if (element.closest('.tyqw-code-body, .tyqw-table, .tyqw-math, .tyqw-announcer')) return false
      // What stands above the page is as wide as that.
      if (element.closest(':popover-open, dialog[open]')) return false
      const { left, right } = element.getBoundingClientRect()
      const box = chat.host.getBoundingClientRect()
      return right > box.right + 0.5 || left < box.left - 0.5
    })
    expect(wide.map((element) => element.outerHTML.slice(0, 120))).toEqual([])
  })
})
