import { ConfigError, type ChatTransport } from '@tyqw/core'
import { defineStore, type Pinia } from 'pinia'
import { computed, hasInjectionContext, inject, ref, type Ref } from 'vue'
import { tyqwKey, type TyqwPluginContext } from '../plugin-context'
import { createReactiveChat, type ReactiveChat } from './reactive-chat'

interface TyqwStoreSetup extends ReactiveChat {
  /** What stands in the composer; it outlives the component. */
  readonly draft: Ref<string>
  /** True from a question until its answer has ended. */
  readonly isBusy: Readonly<Ref<boolean>>
  /** Where the next answers come from. */
  connect(client: ChatTransport): void
}

const definitions = new Map<string, ReturnType<typeof defineConversationStore>>()

/** A conversation's Pinia store. */
export type TyqwStore = ReturnType<ReturnType<typeof defineConversationStore>>

/**
 * The store of a chat. It owns the conversation: an answer goes on when the component that asked is gone.
 *
 * @param id - The name `<TyqwChat id>` was given; each name is a conversation of its own.
 * @param pinia - Needed only outside of components and of apps that use `createTyqw()`.
 */
export function useTyqwStore(id = 'default', pinia?: Pinia): TyqwStore {
  let definition = definitions.get(id)
  if (!definition) definitions.set(id, (definition = defineConversationStore(id)))
  return definition(pinia ?? findPlugin()?.pinia())
}

function defineConversationStore(id: string) {
  return defineStore(`tyqw/${id}`, () => {
    const plugin = findPlugin()
    let connected: ChatTransport | undefined
    const chat = createReactiveChat({
      tools: plugin?.tools,
      client() {
        const client = connected ?? plugin?.client()
        if (client) return client
        throw new ConfigError(
          'no-client',
          `The chat "${id}" has no client. Use the plugin createTyqw({ appId }), or pass one: <TyqwChat :client="client" />.`,
        )
      },
    })
    const setup = {
      ...chat,
      draft: ref(''),
      isBusy: computed(
        () => chat.status.value === 'submitted' || chat.status.value === 'streaming',
      ),
      connect(client) {
        connected = client
      },
    } satisfies TyqwStoreSetup
    return setup
  })
}

/** The plugin of the app that asks. A store's setup runs in the app whose Pinia it lives in. */
function findPlugin(): TyqwPluginContext | undefined {
  return hasInjectionContext() ? inject(tyqwKey, undefined) : undefined
}
