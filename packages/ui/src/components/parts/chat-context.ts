import { inject, provide, type ComputedRef, type InjectionKey } from 'vue'
import type { ChatAttachments } from '../../attachments/chat-attachments'
import type { SubmitKey } from '../../composables/use-composer'
import type { TyqwLocale } from '../../locale/zh-cn'
import type { SignIn } from '../../plugin-context'
import type { TyqwStore } from '../../store/conversation-store'

/** What the parts of a chat share. */
export interface ChatContext {
  readonly store: TyqwStore
  readonly locale: ComputedRef<TyqwLocale>
  /** The files beside the draft: which are taken, and how. */
  readonly attachments: ChatAttachments
  /** Tells a screen reader, politely. */
  announce(text: string): void
  /** Puts the text into the composer and the caret behind it. */
  editInComposer(text: string): void
  /** Gives the focus to the composer, because what had it is gone. Not on phones, where the keyboard would come up. */
  focusComposer(): void
  /** Called by the composer with the way to focus it, and its key that sends. @returns a function that takes them back */
  registerComposer(focus: () => void, submitKey?: () => SubmitKey | undefined): () => void
  /** Which key sends, in every box of the chat: as the composer says. */
  submitKey(): SubmitKey | undefined
  /** What the page does for somebody who has to sign in; undefined where it does nothing. */
  readonly signIn: ComputedRef<SignIn | undefined>
  /** Opens the search inside the conversation, or gives it the focus. */
  openSearch(): void
  /**
   * Brings a message into view, wherever it stands in the thread, and holds it there until the reader moves. Resolves to its
   * element; undefined when the thread does not have it.
   */
  show(messageId: string): Promise<HTMLElement | undefined>
  /** Called by the thread with the way to show a message. @returns a function that takes it back */
  registerThread(show: ChatContext['show']): () => void
}

const chatContextKey: InjectionKey<ChatContext> = Symbol('tyqw-chat')

export function provideChatContext(context: ChatContext): void {
  provide(chatContextKey, context)
}

/**
 * What `<TyqwRoot>` gives to the parts inside it.
 *
 * @param part - The name of the part that asks.
 * @throws when the part stands outside of a root, with the fix.
 */
export function useChatContext(part: string): ChatContext {
  const context = inject(chatContextKey, undefined)
  if (context) return context
  throw new Error(
    `<${part}> stands outside of a chat. Put it inside <TyqwRoot>, or use <TyqwChat>, which brings all parts.`,
  )
}
