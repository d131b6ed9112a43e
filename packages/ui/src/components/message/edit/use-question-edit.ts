import { textOf, type ChatMessage } from '@tyqw/core'
import { computed, nextTick, ref, type ComputedRef, type Ref } from 'vue'
import { useLocale } from '../../../locale/use-whole-locale'
import { useChatContext } from '../../parts/chat-context'
import { editDraftsOf } from './edit-drafts'

export interface QuestionEdit {
  readonly isEditing: ComputedRef<boolean>
  /** Why it was not sent, if so. */
  readonly refusal: Readonly<Ref<string>>
  /** What stands in the box. */
  readonly text: Ref<string>
  open(): void
  /** Leaves the question as it was; the focus goes back to where it was opened. */
  cancel(): void
  /** Asks in these words. What is refused stays in the box. */
  send(): Promise<void>
}

/**
 * Changes a question in its place.
 *
 * @param root - The element of the message: the button that opened the box stands in it.
 */
export function useQuestionEdit(
  message: () => ChatMessage | undefined,
  root: Readonly<Ref<HTMLElement | null>>,
): QuestionEdit {
  const { store, announce, focusComposer } = useChatContext('TyqwMessage')
  const locale = useLocale()
  const drafts = editDraftsOf(store)
  const refusal = ref('')
  const id = () => message()?.id ?? ''
  const text = computed({
    get: () => drafts.get(id()) ?? '',
    set(next) {
      refusal.value = ''
      if (drafts.get(id()) !== undefined) drafts.set(id(), next)
    },
  })
  let isSending = false

  function refuse(): void {
    refusal.value = locale.value.waitForAnswer
    announce(locale.value.waitForAnswer)
  }

  return {
    isEditing: computed(() => drafts.get(id()) !== undefined),
    refusal,
    text,

    open() {
      const question = message()
      if (question?.role === 'user') drafts.set(question.id, textOf(question))
    },

    async cancel() {
      refusal.value = ''
      drafts.end(id())
      await nextTick()
      root.value?.querySelector<HTMLElement>('[data-action="edit"]')?.focus()
    },

    async send() {
      const question = message()
      const words = text.value
      const hasFiles = question?.parts.some(({ type }) => type === 'file')
      if (!question || isSending || (words.trim() === '' && !hasFiles)) return
      if (store.isBusy) return refuse()
      isSending = true
      drafts.end(question.id)
      focusComposer()
      try {
        // Another tab may be answering in this conversation: then nothing is sent, and the box comes back.
        const isSent = (await store.edit(question.id, words)) !== undefined
        if (!isSent && drafts.get(question.id) === undefined) {
          drafts.set(question.id, words)
          refuse()
        }
      } finally {
        isSending = false
      }
    },
  }
}
