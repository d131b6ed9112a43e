import type { ChatTransport, ConversationSummary, TurnOptions } from '@tyqw/core'
import { defineStore, type Pinia } from 'pinia'
import { computed, hasInjectionContext, inject, ref } from 'vue'
import type { Ref, ShallowRef, WritableComputedRef } from 'vue'
import type { Attachment } from '../attachments/attachment'
import { tyqwKey, type TyqwPluginContext } from '../plugin-context'
import type { ChatView } from './chat-view'
import { createConversations, type Conversations } from './conversations'
import type { ThreadPlace } from './view-state'

interface TyqwStoreSetup extends ChatView, Omit<Conversations, 'view' | 'attachments'> {
  /** What stands in the composer. Each conversation has its own; it outlives the component and the page. */
  readonly draft: Ref<string>
  /** The files beside the draft. Each conversation has its own, as long as the page lasts. */
  readonly attachments: WritableComputedRef<readonly Attachment[]>
  /** What the user turned on and off, for each conversation; new ones begin as it stood last. */
  readonly turnOptions: ShallowRef<TurnOptions>
  /** Where the reader stands in the thread; undefined at its end. */
  readonly place: ShallowRef<ThreadPlace | undefined>
  /** The stored conversations, pinned ones first, then the newest. */
  readonly conversations: Readonly<ShallowRef<readonly ConversationSummary[]>>
  /** True from a question until its answer has ended. */
  readonly isBusy: Readonly<Ref<boolean>>
  /** Where the next answers come from. */
  connect(client: ChatTransport): void
}

const definitions = new Map<string, ReturnType<typeof defineConversationStore>>()

/** A chat's Pinia store. */
export type TyqwStore = ReturnType<ReturnType<typeof defineConversationStore>>

/**
 * The store of a chat. It owns the conversations: an answer goes on when the component that asked is gone, or shows another one.
 *
 * @param id - The name `<TyqwChat id>` was given; each name has conversations of its own.
 * @param pinia - Needed only outside of components and of apps that use `createTyqw()`.
 */
export function useTyqwStore(id = 'default', pinia?: Pinia): TyqwStore {
  let definition = definitions.get(id)
  if (!definition) definitions.set(id, (definition = defineConversationStore(id)))
  return definition(pinia ?? findPlugin()?.pinia())
}

function defineConversationStore(id: string) {
  return defineStore(`tyqw/${id}`, () => {
    const connected = ref<() => ChatTransport>()
    const { view, ...conversations } = createConversations({
      chatId: id,
      plugin: findPlugin(),
      client: () => connected.value?.(),
    })
    const { show: _show, current: _current, report: _report, ...shown } = view
    const setup = {
      ...shown,
      ...conversations,
      // Not part of the state, which others may store: files are large, and end with the page.
      attachments: computed({
        get: () => conversations.attachments.value,
        set: (next) => (conversations.attachments.value = next),
      }),
      isBusy: computed(
        () => view.status.value === 'submitted' || view.status.value === 'streaming',
      ),
      connect(client) {
        connected.value = () => client
      },
    } satisfies TyqwStoreSetup
    return setup
  })
}

/** The plugin of the app that asks. A store's setup runs in the app whose Pinia it lives in. */
function findPlugin(): TyqwPluginContext | undefined {
  return hasInjectionContext() ? inject(tyqwKey, undefined) : undefined
}
