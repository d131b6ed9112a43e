import { afterEach, describe, expect, it } from 'vitest'
import { createApp, h, shallowRef, type App } from 'vue'
import { press } from '../../test/mount-chat'
import { useSearchBar, type SearchBar, type SearchBarOptions } from './use-search-bar'

let app: App | undefined
afterEach(() => {
  app?.unmount()
  document.body.replaceChildren()
})

function mount(load: NonNullable<SearchBarOptions['load']>) {
  const host = document.createElement('div')
  document.body.append(host)
  const told: string[] = []
  const root = shallowRef<HTMLElement | null>(null)
  let search: SearchBar | undefined
  app = createApp({
    setup() {
      search = useSearchBar({
        root,
        load,
        focusComposer: () => told.push('composer'),
        onFailed: () => told.push('failed'),
      })
      const bar = search.bar
      return () =>
        h('section', { ref: root, tabindex: 0 }, [h('button'), bar.value && h(bar.value)])
    },
  })
  app.mount(host)
  if (!search || !root.value) throw new Error('Nothing is mounted.')
  return { root: root.value, search, told }
}

const bar = { default: { render: () => h('input', { class: 'tyqw-search-box' }) } }
const find = (target: HTMLElement) => press(target, 'f', { ctrlKey: true })

describe('useSearchBar', () => {
  it('says so when the bar cannot be fetched, leaves the next key to the browser, and tries again', async () => {
    let isOnline = false
    const { root, search, told } = mount(async () => {
      if (!isOnline) throw new Error('offline')
      return bar
    })
    expect(find(root)).toBe(false)
    await expect.poll(() => told).toEqual(['failed'])
    isOnline = true
    expect(find(root)).toBe(true)
    await expect.poll(() => search.bar.value).toBe(bar.default)
    expect(find(root)).toBe(false)
  })

  it('gives the focus to the composer when what had it is gone', async () => {
    const { root, search, told } = mount(async () => bar)
    const button = root.querySelector('button')
    button?.focus()
    await search.open()
    button?.remove()
    search.close()
    expect(told).toEqual(['composer'])
  })

  it('gives the focus back to what had it before, however often it was asked to open', async () => {
    const { root, search } = mount(async () => bar)
    root.querySelector('button')?.focus()
    await Promise.all([search.open(), search.open()])
    root.focus()
    await search.open()
    search.close()
    expect(document.activeElement).toBe(root.querySelector('button'))
  })

  it.each([
    ['f', { code: 'KeyF' }, true],
    ['F', { code: 'KeyF' }, true],
    ['а', { code: 'KeyF' }, true],
    ['u', { code: 'KeyF' }, false],
    ['f', { code: 'KeyY' }, true],
  ])(
    'knows the key by its letter, or by its place where it has none: %s',
    (key, { code }, isOurs) => {
      const { root } = mount(async () => bar)
      expect(press(root, key, { code, ctrlKey: true })).toBe(!isOurs)
    },
  )
})
