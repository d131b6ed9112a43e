import { invalidParameter } from '../../wire-error'
import { toFields, toText } from '../fields'
import type { ContentReader } from '../models/messages'

/** Compatible mode: a string, or parts with a `type`. A text model takes text parts only. */
export function createChatContentReader(textOnly: boolean): ContentReader {
  return (content) => {
    if (typeof content === 'string') return { text: content, images: [], files: [] }
    if (!Array.isArray(content)) return invalidParameter('Unexpected item type in content.')
    const parts = content.map(toFields)
    const images = parts.flatMap((part) => toUrl(part['image_url']))
    const files = parts.flatMap((part) => [
      ...toUrl(part['video_url']),
      ...toUrls(part['video']),
      ...toUrl(toFields(part['input_audio'])['data']),
      ...toUrl(part['file']),
    ])
    const known = parts.every(({ type }) =>
      /^(text|image_url|video_url|video|input_audio|file)$/.test(String(type)),
    )
    if (!known || (textOnly && images.length + files.length > 0)) {
      return invalidParameter('Unexpected item type in content.')
    }
    return { text: parts.map((part) => toText(part['text']) ?? '').join(''), images, files }
  }
}

function toUrl(value: unknown): string[] {
  const url = toText(value) ?? toText(toFields(value)['url'])
  return url === undefined ? [] : [url]
}

function toUrls(value: unknown): string[] {
  return Array.isArray(value) ? value.flatMap(toUrl) : toUrl(value)
}
