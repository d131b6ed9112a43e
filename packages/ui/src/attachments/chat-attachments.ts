import type { ComputedRef, Ref } from 'vue'
import type { AttachmentSettings } from './attachment-settings'

/** The files of a chat: taken by the composer's button, by a paste, and by a drop anywhere on the chat. */
export interface ChatAttachments {
  /** What holds for them; undefined where the chat takes none. */
  readonly settings: ComputedRef<AttachmentSettings | undefined>
  /** What the user has to know: why a file was not taken. Empty for nothing. */
  readonly notice: Ref<string>
  /** Puts files beside the draft. */
  add(files: readonly File[]): Promise<void>
  /** Whether files are dragged over the chat. */
  readonly isDropping: Readonly<Ref<boolean>>
  /** For the element that takes drops. */
  readonly dropListeners: Readonly<Record<string, (event: DragEvent) => void>>
}
