import type { FilePart } from '@tyqw/core'
import { shallowReactive } from 'vue'

/** A file that stands in the composer. Its state changes in place; Vue can watch it. */
export interface Attachment {
  readonly id: string
  readonly name: string
  /** As in `image/png`. */
  readonly mediaType: string
  /** Bytes, where known. */
  readonly size: number | undefined
  /** The address of a picture of it: `blob:`, `data:` or `https:`. */
  readonly preview: string | undefined
  readonly state: 'loading' | 'ready' | 'failed'
  /** How much of it is there, from 0 to 1. */
  readonly progress: number
  /** What is sent, once it is ready. */
  readonly part: FilePart | undefined
  /** Does again what failed. */
  retry(): void
  /** Ends what is under way, and lets go of the picture. Nothing happens the second time. */
  release(): void
}

let count = 0

/** An id that no other file on the page has. */
export function nextAttachmentId(): string {
  return `tyqw-file-${(count += 1)}`
}

/** A file that was sent, or should have been, as it stood in the composer. */
export function toAttachment(part: FilePart): Attachment {
  const { name = '', mediaType, size, url } = part
  const isPicture = mediaType.startsWith('image/') && /^(?:data|https?):/.test(url)
  return shallowReactive({
    id: nextAttachmentId(),
    name,
    mediaType,
    size,
    preview: isPicture ? url : undefined,
    state: 'ready' as const,
    progress: 1,
    part,
    retry() {},
    release() {},
  })
}
