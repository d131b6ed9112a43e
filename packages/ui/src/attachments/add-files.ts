import { shallowReactive, type Ref } from 'vue'
import { nextAttachmentId, type Attachment } from './attachment'
import type { AttachmentSettings, UploadedFile } from './attachment-settings'
import { checkFile, toMediaType, type FileRefusal } from './check-file'
import { readDataUrl } from './read-data-url'

type Mutable<Value> = { -readonly [Key in keyof Value]: Value[Key] }

/**
 * Puts files beside a draft and begins to read or upload them.
 *
 * @param items - Those that stand there. The new ones come behind them.
 * @returns Those that were not taken, and why.
 */
export function addFiles(
  items: Ref<readonly Attachment[]>,
  files: readonly File[],
  settings: AttachmentSettings,
): readonly FileRefusal[] {
  const refused: FileRefusal[] = []
  for (const file of files) {
    const reason = checkFile(file, items.value, settings)
    if (reason) refused.push({ reason, name: file.name })
    else items.value = [...items.value, startFile(file, settings)]
  }
  return refused
}

/** Takes one away. */
export function removeAttachment(items: Ref<readonly Attachment[]>, attachment: Attachment): void {
  items.value = items.value.filter((item) => item !== attachment)
  attachment.release()
}

function startFile(file: File, { upload }: AttachmentSettings): Attachment {
  const mediaType = toMediaType(file)
  const send = upload ?? readDataUrl(mediaType)
  let current: AbortController | undefined
  let preview = mediaType.startsWith('image/') ? URL.createObjectURL(file) : undefined

  const attachment: Mutable<Attachment> = shallowReactive<Mutable<Attachment>>({
    id: nextAttachmentId(),
    name: file.name,
    mediaType,
    size: file.size,
    preview,
    state: 'loading',
    progress: 0,
    part: undefined,
    retry() {
      if (attachment.state === 'failed') void start()
    },
    release() {
      current?.abort()
      current = undefined
      if (preview) URL.revokeObjectURL(preview)
      preview = attachment.preview = undefined
    },
  })

  /** What an earlier or an aborted try says is not heard any more. */
  async function start(): Promise<void> {
    const controller = (current = new AbortController())
    const isCurrent = () => current === controller
    attachment.state = 'loading'
    attachment.progress = 0
    try {
      const uploaded = await send(file, {
        signal: controller.signal,
        onProgress(fraction) {
          if (isCurrent()) attachment.progress = Math.min(Math.max(fraction, 0), 1) || 0
        },
      })
      if (isCurrent()) finish(uploaded)
    } catch {
      if (isCurrent()) attachment.state = 'failed'
    }
  }

  function finish({ url, ...given }: UploadedFile): void {
    const isKnown = /^(?:data|https?|oss):/i.test(url)
    attachment.state = isKnown ? 'ready' : 'failed'
    attachment.progress = 1
    if (isKnown)
      attachment.part = {
        type: 'file',
        mediaType: given.mediaType ?? mediaType,
        url,
        name: given.name ?? file.name,
        size: file.size,
      }
  }

  void start()
  return attachment
}
