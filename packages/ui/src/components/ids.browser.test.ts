import { expect, it } from 'vitest'
import { h } from 'vue'
import { manualTransport } from '../../test/manual-transport'
import { mountApp, mountChat, type MountedChat } from '../../test/mount-chat'
import { TyqwChat, TyqwMarkdown } from '../index'

/** Content that would like to have ids: of headings, footnotes, attributes, and of what scripts look for. */
const content = [
  '# location {#location}',
  '<a id="location" name="location"></a><form name="body"><input name="cookie"></form>',
  '一[^location] 二[^1]',
  '[^location]: 注',
  '[^1]: 注',
  '- [x] 任务',
  '[a](#location) [b](/x "location")',
  '$$\n\\htmlId{location}{x} \\label{location} \\tag{1}\n$$',
  '```location\nid\n```',
].join('\n\n')

async function answer(chat: MountedChat): Promise<void> {
  chat.ask('问题')
  await expect.poll(() => chat.requests.length).toBe(1)
  chat.push({ type: 'reasoning-delta', delta: '想' })
  chat.push({ type: 'sources', sources: [{ index: 'location', title: '标题' }] })
  chat.text(content)
  chat.finish()
  await expect.poll(() => chat.host.querySelector('.tyqw-sources')).not.toBeNull()
  await expect.poll(() => chat.answer().querySelectorAll('.tyqw-footnote').length).toBe(2)
}

const all = (attribute: string) =>
  Array.from(document.querySelectorAll(`.tyqw [${attribute}]`), (element) =>
    element.getAttribute(attribute),
  )

function expectOwnIds(): void {
  const ids = all('id')
  expect(ids.length).toBeGreaterThan(0)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.join()).not.toContain('location')
  expect(all('name')).toEqual([])
  for (const attribute of ['aria-controls', 'for', 'aria-labelledby', 'aria-describedby'])
    for (const id of all(attribute)) expect(ids).toContain(id)
}

it('ids of two chats in two apps do not clash, whatever their answers hold', async () => {
  for (const id of ['a', 'b']) await answer(mountChat({ id }))
  expectOwnIds()
})

it('ids of two chats in one app do not clash', async () => {
  const { host } = mountApp(() =>
    h('div', [
      h(TyqwChat, { id: 'c', client: manualTransport().client }),
      h(TyqwChat, { id: 'd', client: manualTransport().client }),
      h(TyqwMarkdown, { content }),
      h(TyqwMarkdown, { content, streaming: true }),
    ]),
  )
  await expect.poll(() => host.querySelectorAll('.tyqw-footnote').length).toBe(4)
  expectOwnIds()
})
