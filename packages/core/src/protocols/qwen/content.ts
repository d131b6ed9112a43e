import type { FilePart } from '../../model/message'
import { isJsonObject, stringIn } from '../json'

/** What a message's `content` holds. */
export interface QwenContent {
  readonly text: string
  readonly images: readonly FilePart[]
}

/** Reads `content` as each endpoint sends it: text, or parts of which some are images. */
export function readContent(content: unknown): QwenContent {
  if (typeof content === 'string') return { text: content, images: [] }
  const parts = Array.isArray(content) ? content.filter(isJsonObject) : []
  return {
    text: parts.map((part) => stringIn(part, 'text') ?? '').join(''),
    images: parts.flatMap((part) => toImage(stringIn(part, 'image'))),
  }
}

/** Other addresses than these are not shown: what a server sends is not trusted. */
function toImage(url: string | undefined): readonly FilePart[] {
  if (!url || !/^(https?:|data:image\/)/i.test(url)) return []
  return [{ type: 'file', mediaType: mediaTypeOf(url), url }]
}

/** The wire does not say. Looks at the beginning of a data URL, or at the end of a path. */
function mediaTypeOf(url: string): string {
  const inData = /^data:(image\/[\w.+-]+)/i.exec(url.slice(0, 100))?.[1]
  if (inData) return inData.toLowerCase()
  const ending = /\.(jpe?g|webp|gif|bmp|avif)(?:[?#]|$)/i.exec(url)?.[1]?.toLowerCase() ?? 'png'
  return `image/${ending === 'jpg' ? 'jpeg' : ending}`
}
