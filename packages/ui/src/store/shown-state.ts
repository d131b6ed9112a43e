import type { ChatInput } from '@tyqw/core'
import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import { createViewState, type ThreadPlace, type ViewState } from './view-state'

/** Draft and place of the conversation that is shown, and those of the others at rest. */
export interface ShownState {
  readonly draft: Ref<string>
  readonly place: ShallowRef<ThreadPlace | undefined>
  /** Keeps them for this user from now on; undefined for nobody. */
  attach(userKey: string | undefined, chatId: string): void
  /** Takes up those of the empty conversation, before it is known which one was open. */
  resume(): void
  /** Takes up those of another conversation; `''` for an empty one. */
  show(conversationId: string): void
  /** The empty conversation that is shown has its first message. */
  began(conversationId: string): void
  /** Whether an empty conversation is shown. */
  isNew(): boolean
  /** Puts texts that were not sent back where they were written. */
  giveBack(conversationId: string, inputs: readonly ChatInput[]): void
  active(): string | undefined
  forget(conversationId: string): void
  clear(): void
}

export function createShownState(): ShownState {
  const draft = ref('')
  const place = shallowRef<ThreadPlace>()
  let id = ''
  let state: ViewState = createViewState(undefined, '')

  watch(draft, (text) => state.setDraft(id, text), { flush: 'sync' })
  watch(place, (there) => state.setPlace(id, there), { flush: 'sync' })
  if (typeof window !== 'undefined') {
    const onHide = () => state.flush()
    window.addEventListener('pagehide', onHide)
    onScopeDispose(() => window.removeEventListener('pagehide', onHide))
  }

  function take(next: string): void {
    id = next
    draft.value = state.draft(next)
    place.value = state.place(next)
  }

  return {
    draft,
    place,
    attach(userKey, chatId) {
      state.flush()
      state = createViewState(userKey, chatId)
    },
    resume: () => take(''),
    show(conversationId) {
      state.setActive(conversationId)
      take(conversationId)
    },
    began(conversationId) {
      if (id !== '') return
      id = conversationId
      state.setActive(id)
      state.setDraft('', '')
      state.setDraft(id, draft.value)
    },
    isNew: () => id === '',
    giveBack(conversationId, inputs) {
      const texts = inputs.map(({ text }) => text)
      const join = (before: string) => [before, ...texts].filter(Boolean).join('\n\n')
      if (conversationId === id || id === '') draft.value = join(draft.value)
      else state.setDraft(conversationId, join(state.draft(conversationId)))
    },
    active: () => state.active(),
    forget: (conversationId) => state.forget(conversationId),
    clear() {
      state.clear()
      draft.value = ''
      place.value = undefined
    },
  }
}
