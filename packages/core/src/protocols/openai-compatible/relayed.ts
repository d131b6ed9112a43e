import { parseObject } from '../json'
import type { ServerSentEvent } from '../protocol'

/**
 * DashScope puts an error of its own wire into a stream of this one: `id`, `event`, a status comment and `data`. Relays
 * are seen to mangle that frame: its lines come as data, or without the blank line that parts it from the frame before.
 * This gives the event whose data is the frame's object alone; every other event stays as it is.
 *
 * Source: qwen-code issues 882 and 11215; for the mangling opencode issue 23722, which shows `event:error` parsed as
 * JSON, not the bytes.
 */
export function unwrapRelayed(event: ServerSentEvent): ServerSentEvent {
  const { data } = event
  const isOneObject = data.startsWith('{') && !data.includes('\n')
  if (isOneObject || data === '' || data === '[DONE]' || parseObject(data)) return event
  const lines = data.split('\n').filter((line) => !/^(id:|event:|retry:|:)/.test(line))
  return { ...event, data: lines.at(-1)?.replace(/^data: ?/, '') ?? '' }
}
