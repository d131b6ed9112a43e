import type { WireError } from '../../wire-error'
import { invalidParameter } from '../../wire-error'
import { toFields, toText } from '../fields'
import type { ContentReader } from '../models/messages'

/** The text endpoint: a string and nothing else. */
export const readTextContent: ContentReader = (content) =>
  typeof content === 'string'
    ? { text: content, images: [], files: [] }
    : invalidParameter('input content must be a string.')

const MEDIA = ['image', 'video', 'audio', 'text']
const MAX_DATA_URI = 10_485_760

/**
 * The multimodal endpoint: parts with one of `text`, `image`, `video` and `audio`; a string is one text. `oss://`
 * needs `X-DashScope-OssResourceResolve: enable`.
 */
export function createMultimodalContentReader(resolvesOss: boolean): ContentReader {
  return (content) => {
    if (typeof content === 'string') return { text: content, images: [], files: [] }
    if (!Array.isArray(content)) {
      return invalidParameter('input content must be a string or an array.')
    }
    const parts = content.map(toFields)
    if (parts.some((part) => MEDIA.filter((key) => key in part).length !== 1)) {
      return invalidParameter('The item of content should be a message of a certain modal.')
    }
    const images = parts.flatMap((part) => toText(part['image']) ?? [])
    const files = parts.flatMap((part) =>
      [part['video'], part['audio']].flat().flatMap((file) => toText(file) ?? []),
    )
    const text = parts.map((part) => toText(part['text']) ?? '').join('')
    return checkUrls([...images, ...files], resolvesOss) ?? { text, images, files }
  }
}

function checkUrls(urls: readonly string[], resolvesOss: boolean): WireError | undefined {
  const schemes = resolvesOss ? /^(https?|data|oss):/ : /^(https?|data):/
  if (urls.some((url) => !schemes.test(url))) {
    return invalidParameter(
      'The provided URL does not appear to be valid. Ensure it is correctly formatted.',
    )
  }
  if (urls.some((url) => url.startsWith('data:') && url.length > MAX_DATA_URI)) {
    return invalidParameter(`Exceeded limit on max bytes per data-uri item : ${MAX_DATA_URI}`)
  }
  return undefined
}
