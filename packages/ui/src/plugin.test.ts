import { createTools, qwen, scriptedTransport, type ChatTransport } from '@tyqw/core'
import { createPinia } from 'pinia'
import { describe, expect, it, vi } from 'vitest'
import { createSSRApp, effectScope, h } from 'vue'
import { renderToString } from 'vue/server-renderer'
import { useChat } from './composables/use-chat'
import { createTyqw } from './plugin'
import { useTyqwStore } from './store/conversation-store'

const client = scriptedTransport([
  { type: 'text-delta', delta: '答' },
  { type: 'finish', reason: 'stop' },
])

/** Runs in the setup of a component of an app with the plugin. */
async function inApp(run: () => void, install: (app: ReturnType<typeof createSSRApp>) => void) {
  const app = createSSRApp({
    setup() {
      run()
      return () => h('div')
    },
  })
  install(app)
  await renderToString(app)
  return app
}

describe('createTyqw', () => {
  it('uses the Pinia that comes after it', async () => {
    const pinia = createPinia()
    await inApp(
      () => expect(useTyqwStore().$id).toBe('tyqw/default'),
      (app) => app.use(createTyqw({ client })).use(pinia),
    )
    expect(pinia.state.value['tyqw/default']).toBeDefined()
  })

  it('makes a Pinia when there is none', async () => {
    const app = await inApp(
      () => expect(useTyqwStore('own').status).toBe('ready'),
      (app) => app.use(createTyqw({ client })),
    )
    expect(app.config.globalProperties.$pinia).toBeDefined()
  })

  it('makes its client of the options, at the first question', async () => {
    const fetch = vi.fn(() => Promise.reject(new TypeError('no network')))
    const pinia = createPinia()
    const app = createSSRApp({})
      .use(pinia)
      .use(createTyqw({ appId: 'a', fetch }))
    expect(fetch).not.toHaveBeenCalled()
    await app.runWithContext(() => useTyqwStore()).send('你好')
    expect(useTyqwStore('default', pinia).status).toBe('error')
  })

  it('takes any protocol with its own types', () => {
    const protocol = qwen({ model: 'qwen-plus' })
    createTyqw({ protocol, onRequest: (request) => void request.body })
    // @ts-expect-error The model belongs to the protocol.
    createTyqw({ protocol, model: 'qwen-plus' })
  })

  it('runs tools, and lets the user allow them', async () => {
    const run = vi.fn(() => '晴')
    const tools = createTools({ weather: { needsApproval: true, run } })
    const calling = scriptedTransport(({ messages }) =>
      messages
        ? [
            { type: 'start' },
            { type: 'text-delta', delta: '晴天' },
            { type: 'finish', reason: 'stop' },
          ]
        : [
            { type: 'start' },
            { type: 'tool-call-delta', index: 0, id: 'c1', name: 'weather', argumentsDelta: '{}' },
            { type: 'finish', reason: 'tool-calls' },
          ],
    )
    const app = createSSRApp({})
      .use(createPinia())
      .use(createTyqw({ client: calling, tools }))
    const store = app.runWithContext(() => useTyqwStore())
    const answer = store.send('天气')
    await vi.waitFor(() =>
      expect(store.messages.at(-1)?.status).toEqual({ type: 'requires-action' }),
    )
    expect(run).not.toHaveBeenCalled()
    store.approveTool('c1')
    expect((await answer)?.parts.at(-1)).toEqual({ type: 'text', text: '晴天' })
    expect(run).toHaveBeenCalledTimes(1)
  })

  it('keeps messages out of the state that can be serialised', async () => {
    const pinia = createPinia()
    const app = createSSRApp({}).use(pinia).use(createTyqw({ client }))
    const store = app.runWithContext(() => useTyqwStore())
    await store.send('你好')
    expect(Object.keys(pinia.state.value['tyqw/default'] ?? {}).toSorted()).toEqual([
      'conversationId',
      'conversations',
      'draft',
      'error',
      'isLoading',
      'messageIds',
      'place',
      'queue',
      'retrying',
      'status',
      'storageError',
      'title',
      'turnOptions',
    ])
    expect(JSON.stringify(pinia.state.value)).not.toContain('parts')
    expect(store.messages.map((message) => message.role)).toEqual(['user', 'assistant'])
  })
})

describe('useTyqwStore', () => {
  it('says what to do when there is no client', async () => {
    const store = useTyqwStore('lonely', createPinia())
    const answer = await store.send('你好')
    expect(answer?.status).toMatchObject({
      error: { kind: 'config', code: 'no-client', message: expect.stringContaining('createTyqw(') },
    })
  })
})

describe('useChat', () => {
  it('answers with the client it is given, and stops with its scope', async () => {
    const signals: AbortSignal[] = []
    const endless: ChatTransport = {
      async *stream(_, { signal }) {
        signals.push(signal)
        yield { type: 'text-delta', delta: '…' }
        await new Promise(() => {})
      },
    }
    const scope = effectScope()
    const chat = scope.run(() => useChat({ client: endless }))
    void chat?.send('你好')
    await vi.waitFor(() => expect(chat?.messages.value.at(-1)?.status.type).toBe('streaming'))
    scope.stop()
    expect(signals[0]?.aborted).toBe(true)
  })

  it('uses the plugin’s client', async () => {
    let chat: ReturnType<typeof useChat> | undefined
    await inApp(
      () => (chat = useChat()),
      (app) => app.use(createTyqw({ client })),
    )
    const answer = await chat?.send('你好')
    expect(answer?.status.type).toBe('complete')
  })

  it('says what to do without either', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    expect(() => effectScope().run(() => useChat())).toThrow(/useChat\(\{ client \}\)/)
    warn.mockRestore()
  })
})
