import { scriptedTransport } from '@tyqw/core'
import { createPinia } from 'pinia'
import { describe, expect, it } from 'vitest'
import { createSSRApp, h } from 'vue'
import { renderToString } from 'vue/server-renderer'
import { createTyqw, TyqwChat, TyqwMarkdown, useTyqwStore } from './index'

const client = scriptedTransport([
  { type: 'reasoning-delta', delta: '想' },
  { type: 'step', step: { id: '1', kind: 'retrieval', name: '检索', state: 'done' } },
  { type: 'text-delta', delta: '**答**案' },
  { type: 'sources', sources: [{ index: '1', title: '来源' }] },
  { type: 'finish', reason: 'stop' },
])

describe('on a server', () => {
  it('renders an empty chat', async () => {
    const app = createSSRApp(() => h(TyqwChat, { suggestions: ['你好'] }))
    const html = await renderToString(app.use(createPinia()).use(createTyqw({ client })))
    expect(html).toContain('有什么可以帮你？')
    expect(html).toContain('你好')
    expect(html).toContain('data-tyqw-theme="auto"')
  })

  it('renders a conversation, with Markdown as plain text', async () => {
    const pinia = createPinia()
    const app = createSSRApp(() => h(TyqwChat)).use(pinia)
    app.use(createTyqw({ client }))
    await useTyqwStore('default', pinia).send('问')
    const html = await renderToString(app)
    expect(html).toContain('**答**案')
    expect(html).toContain('检索')
    expect(html).toContain('来源')
  })

  it('renders Markdown by itself', async () => {
    const html = await renderToString(createSSRApp(() => h(TyqwMarkdown, { content: '<b>x' })))
    expect(html).toContain('&lt;b&gt;x')
  })
})
