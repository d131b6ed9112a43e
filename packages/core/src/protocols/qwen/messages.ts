import { ConfigError } from '../../model/errors'
import type { FilePart } from '../../model/message'
import { withoutUndefined } from '../json'
import { toWireCall } from '../models/tools'
import type { Turn } from '../turns'
import { toWireKeys } from '../wire-keys'

/** How a multimodal model reads the media it is sent. Source: Alibaba Cloud Model Studio, "Qwen API via DashScope". */
export interface QwenMediaOptions {
  /** A larger image is reduced to so many pixels, a smaller one is enlarged. */
  readonly image?: { readonly minPixels?: number; readonly maxPixels?: number }
  readonly video?: {
    /** Frames that are read of each second. */
    readonly fps?: number
    readonly maxFrames?: number
    /** Of each frame. */
    readonly minPixels?: number
    /** Of each frame. */
    readonly maxPixels?: number
    /** Of all frames together. */
    readonly totalPixels?: number
  }
}

/**
 * Turns as the wire's messages. The text endpoint takes `content` as text only, the multimodal one as parts with a
 * single key, of which media stand before the text.
 *
 * @throws ConfigError for a file that the endpoint cannot take.
 */
export function toWireMessages(
  turns: readonly Turn[],
  { isMultimodal, media }: { isMultimodal: boolean; media: QwenMediaOptions | undefined },
): Record<string, unknown>[] {
  const contentOf = (text: string) => (isMultimodal ? (text ? [{ text }] : []) : text)

  function toMessage(turn: Turn): Record<string, unknown> {
    const { role, text } = turn
    switch (role) {
      case 'system':
        return { role, content: contentOf(text) }
      case 'tool':
        return { role, content: isMultimodal ? [{ text }] : text, tool_call_id: turn.toolCallId }
      case 'user': {
        const parts = turn.files.map((file) => toPart(file, isMultimodal, media))
        return { role, content: isMultimodal ? [...parts, ...contentOf(text)] : text }
      }
      default:
        return withoutUndefined({
          role,
          content: contentOf(text),
          reasoning_content: turn.reasoning,
          tool_calls:
            turn.toolCalls.length > 0
              ? turn.toolCalls.map((call, index) => ({ ...toWireCall(call), index }))
              : undefined,
        })
    }
  }

  return turns.map(toMessage)
}

function toPart(
  { mediaType, url, name = 'A file' }: FilePart,
  isMultimodal: boolean,
  media: QwenMediaOptions = {},
): Record<string, unknown> {
  if (!isMultimodal)
    throw new ConfigError(
      'files-on-text-endpoint',
      'The text endpoint takes no files. Leave endpoint out, or set it to "multimodal" with a model that sees files.',
    )
  const [kind] = mediaType.split('/')
  if (kind === 'audio') return { audio: url }
  if (kind === 'image' || kind === 'video') return { [kind]: url, ...toWireKeys(media[kind] ?? {}) }
  throw new ConfigError(
    'file-type-unsupported',
    `${name} is ${mediaType || 'of no known type'}. Qwen models take image/…, video/… and audio/…: leave it out, or send its text.`,
  )
}
