import '@tyqw/ui/style.css'
import type { Conversation, ConversationStorage } from '@tyqw/core'
import { createTyqw, preloadMarkdown, TyqwChat, useTyqwStore } from '@tyqw/ui'
import { createPinia } from 'pinia'
import { createApp, h } from 'vue'
import { longConversation } from '../../../test/long-conversation'
import { manualTransport } from '../../../test/manual-transport'
import { startThreadPage, untilShown, untilTrue, type BenchMessage } from '../start-thread-page'

startThreadPage(async (host) => {
  await preloadMarkdown()
  const stored = new Map<string, Conversation>()
  const transport = manualTransport()
  const pinia = createPinia()
  createApp(() => h(TyqwChat))
    .use(pinia)
    .use(createTyqw({ client: transport.client, storage: toStorage(stored), userKey: 'bench' }))
    .mount(host)
  const store = useTyqwStore('default', pinia)
  let asked: Promise<unknown> | undefined

  return {
    async open(messages) {
      const conversation = toConversation(messages)
      stored.set(conversation.id, conversation)
      await store.open(conversation.id)
      await untilShown(host, messages.at(-1)?.text ?? '')
    },
    async ask(question) {
      const before = transport.requests.length
      asked = store.send(question.text)
      await untilTrue(() => transport.requests.length > before)
    },
    write: (delta) => transport.push({ type: 'text-delta', delta }),
    async end() {
      transport.finish()
      await asked
    },
    scroller() {
      const element = host.querySelector<HTMLElement>('.tyqw-viewport')
      if (!element) throw new Error('There is no thread')
      return element
    },
  }
})

function toConversation(messages: readonly BenchMessage[]): Conversation {
  const id = `of-${messages.length}`
  return longConversation(messages.length, { id, text: (index) => messages[index]?.text ?? '' })
}

/** Hands out what it holds: what a database costs is not measured. */
function toStorage(stored: ReadonlyMap<string, Conversation>) {
  let revision = 0
  return {
    list: async () => [],
    load: async (id) => stored.get(id),
    save: async () => (revision += 1),
    remove: async () => undefined,
    clear: async () => undefined,
  } satisfies ConversationStorage
}
