import { ConfigError } from '../../model/errors'
import type { FilePart } from '../../model/message'
import { withoutUndefined } from '../json'
import { toWireCall } from '../models/tools'
import { wordsOf, type OpenAICompatibleServer } from './server'
import type { Turn } from '../turns'

/**
 * Turns as the wire's messages: text as it is, or with files parts of which the text is the last.
 *
 * Source: Alibaba Cloud Model Studio, "OpenAI compatible chat", `messages`; within a tool loop reasoning goes back with
 * the calls it led to.
 *
 * @throws ConfigError for a file that the server cannot take.
 */
export function toCompatibleMessages(
  turns: readonly Turn[],
  server: OpenAICompatibleServer,
): Record<string, unknown>[] {
  const { reasoningField } = wordsOf(server)
  return turns.map((turn) => {
    const { role, text } = turn
    switch (role) {
      case 'system':
        return { role, content: text }
      case 'tool':
        return { role, content: text, tool_call_id: turn.toolCallId }
      case 'user': {
        if (turn.files.length === 0) return { role, content: text }
        const parts = turn.files.map((file) => toPart(file, server))
        return { role, content: text ? [...parts, { type: 'text', text }] : parts }
      }
      default:
        return withoutUndefined({
          role,
          content: text,
          [reasoningField]: turn.reasoning,
          tool_calls: turn.toolCalls.length > 0 ? turn.toolCalls.map(toWireCall) : undefined,
        })
    }
  })
}

function toPart(file: FilePart, server: OpenAICompatibleServer): Record<string, unknown> {
  const { mediaType, url, name = 'A file' } = file
  const [kind] = mediaType.toLowerCase().split('/')
  if (kind === 'image') return { type: 'image_url', image_url: { url } }
  if (kind === 'video') return { type: 'video_url', video_url: { url } }
  if (kind === 'audio') return toAudioPart(file, server)
  throw new ConfigError(
    'file-type-unsupported',
    `${name} is ${mediaType || 'of no known type'}. This wire takes image/…, video/… and audio/…: leave it out, or send its text.`,
  )
}

/** DashScope takes an address, vLLM has a part of its own for one, and all others take the bytes alone. */
function toAudioPart(
  { mediaType, url, name = 'A file' }: FilePart,
  server: OpenAICompatibleServer,
): Record<string, unknown> {
  if (server === 'vllm') return { type: 'audio_url', audio_url: { url } }
  const data = server === 'dashscope' ? url : /^data:[^,]*;base64,/i.test(url) && bytesOf(url)
  if (data) return { type: 'input_audio', input_audio: { data, format: formatOf(mediaType) } }
  throw new ConfigError(
    'audio-not-inline',
    `${name} is at an address, and ${server} reads audio from the request only. Pass it as a data: URL in base64.`,
  )
}

function bytesOf(url: string): string {
  return url.slice(url.indexOf(',') + 1)
}

/** The name that audio goes by: `audio/mpeg` is mp3, `audio/x-wav` is wav. */
function formatOf(mediaType: string): string {
  const format = /^audio\/(?:x-|vnd\.)?([\w.-]+)/i.exec(mediaType)?.[1]?.toLowerCase() ?? 'wav'
  return { mpeg: 'mp3', wave: 'wav', mp4: 'm4a' }[format] ?? format
}
