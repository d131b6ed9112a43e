import { describe, expect, it, onTestFinished } from 'vitest'
import { cdp } from 'vitest/browser'
import { chatStates, type ChatStateName } from '../../test/chat-states'
import { mountChat } from '../../test/mount-chat'

const states = Object.keys(chatStates) as ChatStateName[]

interface Media {
  readonly media?: string
  readonly features?: readonly { readonly name: string; readonly value: string }[]
}

/** As if the system, or the printer, asked for it. */
async function emulate(media: Media): Promise<void> {
  const session = cdp() as unknown as { send(method: string, options: Media): Promise<void> }
  await session.send('Emulation.setEmulatedMedia', media)
  onTestFinished(() => session.send('Emulation.setEmulatedMedia', { media: '', features: [] }))
}

async function open(name: ChatStateName) {
  const chat = mountChat({ suggestions: ['写一首诗'], title: '客服' })
  await chatStates[name](chat)
  return chat
}

describe('for who asks for less motion', () => {
  it.each(states)('nothing moves: %s', async (name) => {
    await emulate({ features: [{ name: 'prefers-reduced-motion', value: 'reduce' }] })
    expect(matchMedia('(prefers-reduced-motion: reduce)').matches).toBe(true)
    const chat = await open(name)
    const moving = chat.host.getAnimations({ subtree: true })
    expect(moving.map(({ effect }) => (effect as KeyframeEffect).target?.className)).toEqual([])
  })
})

describe('in forced colours', () => {
  const forced = { features: [{ name: 'forced-colors', value: 'active' }] }

  it('surfaces have edges, and what is chosen differs', async () => {
    await emulate(forced)
    expect(matchMedia('(forced-colors: active)').matches).toBe(true)
    const chat = await open('everything')
    const surfaces = `.tyqw-bubble, .tyqw-send, .tyqw-composer-surface, .tyqw-code, .tyqw-table,
      .tyqw-citation > button, .tyqw-markdown :not(pre) > code, .tyqw-tool[data-state='approval-requested']`
    const found = [...chat.host.querySelectorAll(surfaces)]
    const edgeless = found.filter((element) => {
      const { borderTopStyle, borderTopWidth } = getComputedStyle(element)
      return borderTopStyle === 'none' || borderTopWidth === '0px'
    })
    expect(found.length).toBeGreaterThan(7)
    expect(edgeless.map((element) => element.outerHTML.slice(0, 100))).toEqual([])
  })

  it.each(['light', 'dark'] as const)('icons are seen on %s', async (value) => {
    await emulate({
      features: [...forced.features, { name: 'prefers-color-scheme', value }],
    })
    const chat = await open('everything')
    chat.host.style.background = 'Canvas'
    const canvas = getComputedStyle(chat.host).backgroundColor
    const icons = [...chat.host.querySelectorAll('.tyqw-icon')]
    const unseen = icons.filter((icon) => getComputedStyle(icon).stroke === canvas)
    expect(unseen.map((icon) => icon.parentElement?.className)).toEqual([])
  })
})

describe('on paper', () => {
  it('the whole conversation is there, and nothing to press', async () => {
    const chat = await open('everything')
    const seen = chat.host.clientHeight
    await emulate({ media: 'print' })
    const root = chat.find('.tyqw-root')
    expect(root.getBoundingClientRect().height).toBeGreaterThan(seen * 2)
    expect(chat.find('.tyqw-viewport').scrollHeight).toBe(chat.find('.tyqw-viewport').clientHeight)
    for (const part of ['.tyqw-header', '.tyqw-footer', '.tyqw-actions']) {
      expect(getComputedStyle(chat.find(part)).display, part).toBe('none')
    }
  })
})
