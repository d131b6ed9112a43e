import {
  computed,
  onScopeDispose,
  shallowRef,
  toValue,
  type ComputedRef,
  type MaybeRefOrGetter,
  type ShallowRef,
} from 'vue'
import { addFiles, removeAttachment } from './add-files'
import type { Attachment } from './attachment'
import {
  toAttachmentSettings,
  type AttachmentSettings,
  type AttachmentSettingsInput,
} from './attachment-settings'
import type { FileRefusal } from './check-file'

export type AttachmentsOptions = AttachmentSettingsInput

/** The files beside the draft of a composer of your own. */
export interface Attachments {
  /** In the order they were added; hand it to `useComposer()`. */
  readonly items: ShallowRef<readonly Attachment[]>
  /** What holds for them; undefined where files are not taken. */
  readonly settings: ComputedRef<AttachmentSettings | undefined>
  /** Begins to read or upload files. @returns those that were not taken, and why */
  add(files: Iterable<File>): readonly FileRefusal[]
  /** Takes one away; what is under way for it is aborted. */
  remove(attachment: Attachment): void
  clear(): void
}

/**
 * Files for your own markup: read into the request, or uploaded, with limits, progress and pictures. They end with the
 * component or scope that made them.
 *
 * @param options - A ref or a function is read anew for each file.
 */
export function useAttachments(options: MaybeRefOrGetter<AttachmentsOptions> = {}): Attachments {
  const items = shallowRef<readonly Attachment[]>([])
  const settings = computed(() => toAttachmentSettings({ attachments: true, ...toValue(options) }))
  const clear = () => {
    for (const attachment of items.value) attachment.release()
    items.value = []
  }
  onScopeDispose(clear)

  return {
    items,
    settings,
    add: (files) => (settings.value ? addFiles(items, [...files], settings.value) : []),
    remove: (attachment) => removeAttachment(items, attachment),
    clear,
  }
}
