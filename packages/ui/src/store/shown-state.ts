import type { ChatInput, TurnOptions } from '@tyqw/core'
import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import { toAttachment, type Attachment } from '../attachments/attachment'
import { createViewState, type ThreadPlace, type ViewState } from './view-state'

/** Draft, files and place of the conversation that is shown, and those of the others at rest. */
export interface ShownState {
  readonly draft: Ref<string>
  /** The files beside the draft. They last as long as the page. */
  readonly attachments: ShallowRef<readonly Attachment[]>
  readonly place: ShallowRef<ThreadPlace | undefined>
  /** What the user turned on and off. A conversation where nobody did goes on as the one before. */
  readonly turnOptions: ShallowRef<TurnOptions>
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
  /** Puts texts and files that were not sent back where they were written. */
  giveBack(conversationId: string, inputs: readonly ChatInput[]): void
  active(): string | undefined
  forget(conversationId: string): void
  clear(): void
}

export function createShownState(): ShownState {
  const draft = ref('')
  const place = shallowRef<ThreadPlace>()
  const attachments = shallowRef<readonly Attachment[]>([])
  const turnOptions = shallowRef<TurnOptions>({})
  /** The files of the conversations that are not shown. */
  const aside = new Map<string, readonly Attachment[]>()
  let id = ''
  let state: ViewState = createViewState(undefined, '')

  watch(draft, (text) => state.setDraft(id, text), { flush: 'sync' })
  watch(place, (there) => state.setPlace(id, there), { flush: 'sync' })
  watch(turnOptions, (turn) => state.setTurnOptions(id, turn), { flush: 'sync' })
  if (typeof window !== 'undefined') {
    const onHide = () => state.flush()
    window.addEventListener('pagehide', onHide)
    onScopeDispose(() => window.removeEventListener('pagehide', onHide))
  }

  function take(next: string): void {
    aside.set(id, attachments.value)
    id = next
    draft.value = state.draft(next)
    place.value = state.place(next)
    attachments.value = aside.get(next) ?? []
    aside.delete(next)
    turnOptions.value = state.turnOptions(next) ?? turnOptions.value
  }

  function drop(dropped: readonly Attachment[] = []): void {
    dropped.forEach((attachment) => attachment.release())
    if (dropped === attachments.value) attachments.value = []
  }

  /** Files are nobody else's: they go with who attached them. */
  function dropAll(): void {
    for (const files of aside.values()) drop(files)
    aside.clear()
    drop(attachments.value)
  }

  return {
    draft,
    attachments,
    place,
    turnOptions,
    attach(userKey, chatId) {
      dropAll()
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
      state.setTurnOptions(id, turnOptions.value)
    },
    isNew: () => id === '',
    giveBack(conversationId, inputs) {
      const texts = inputs.map(({ text }) => text)
      const files = inputs.flatMap((input) => input.files ?? []).map(toAttachment)
      const join = (before: string) => [before, ...texts].filter(Boolean).join('\n\n')
      if (conversationId === id || id === '') {
        draft.value = join(draft.value)
        attachments.value = [...attachments.value, ...files]
      } else {
        state.setDraft(conversationId, join(state.draft(conversationId)))
        aside.set(conversationId, [...(aside.get(conversationId) ?? []), ...files])
      }
    },
    active: () => state.active(),
    forget(conversationId) {
      state.forget(conversationId)
      drop(conversationId === id ? attachments.value : aside.get(conversationId))
      aside.delete(conversationId)
    },
    clear() {
      state.clear()
      dropAll()
      draft.value = ''
      place.value = undefined
    },
  }
}
