import { computed, ref, type Ref } from 'vue'
import {
  toAttachmentSettings,
  type AttachmentSettingsInput,
} from '../../attachments/attachment-settings'
import type { ChatAttachments } from '../../attachments/chat-attachments'
import { hasFiles } from '../../attachments/file-transfer'
import type { TyqwLocale } from '../../locale/zh-cn'
import type { TyqwStore } from '../../store/conversation-store'
import { loadComposerParts, preloadComposerParts } from './lazy-composer'

export interface ChatAttachmentsOptions {
  input: () => AttachmentSettingsInput
  store: Pick<TyqwStore, 'attachments'>
  locale: Readonly<Ref<TyqwLocale>>
  /** Called when files were added. */
  onAdded: () => void
}

/** The button, the paste and the drop of a chat. What reads and uploads is fetched with the first file. */
export function useChatAttachments(options: ChatAttachmentsOptions): ChatAttachments {
  const { input, store, locale, onAdded } = options
  const settings = computed(() => toAttachmentSettings(input()))
  const notice = ref('')
  const isDropping = ref(false)
  const items: Ref<TyqwStore['attachments']> = computed({
    get: () => store.attachments,
    set: (next) => (store.attachments = next),
  })

  async function add(files: readonly File[]): Promise<void> {
    notice.value = ''
    const rules = settings.value
    if (!rules || files.length === 0) return
    try {
      const { addFiles, toRefusalText } = await loadComposerParts()
      notice.value = toRefusalText(addFiles(items, files, rules), rules, locale.value)
      onAdded()
    } catch {
      notice.value = locale.value.partFailed
    }
  }

  /** What is dragged is looked at before it is taken: the browser opens a file that nobody takes. */
  const onFiles = (act: (event: DragEvent) => void) => (event: DragEvent) => {
    if (!settings.value || !hasFiles(event.dataTransfer)) return
    event.preventDefault()
    act(event)
  }

  return {
    settings,
    notice,
    add,
    isDropping,
    dropListeners: {
      dragenter: onFiles(preloadComposerParts),
      dragover: onFiles(() => (isDropping.value = true)),
      dragleave: onFiles(({ currentTarget, relatedTarget }) => {
        const isInside = (currentTarget as Node).contains(relatedTarget as Node | null)
        if (!isInside) isDropping.value = false
      }),
      drop: onFiles(({ dataTransfer }) => {
        isDropping.value = false
        void add([...(dataTransfer?.files ?? [])])
      }),
    },
  }
}
