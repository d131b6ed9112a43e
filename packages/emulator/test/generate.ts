import type { Emulator } from '../src/index'
import type { Post } from './post'
import { paths, post } from './post'

/** A native generation request. */
export interface Generation extends Partial<Post> {
  /** @default 'qwen-plus' */
  readonly model?: string
  /** The content of the only message. */
  readonly content?: unknown
  readonly messages?: readonly unknown[]
  readonly input?: unknown
  readonly parameters?: Readonly<Record<string, unknown>>
  /** @default the text endpoint */
  readonly path?: string
}

/** Sends a native generation request. */
export function generate(emulator: Emulator, asked: Generation): Promise<Response> {
  const { model = 'qwen-plus', content = '你好', parameters = {}, path = paths.text } = asked
  const messages = asked.messages ?? [{ role: 'user', content }]
  const body = { model, input: asked.input ?? { messages }, parameters }
  return post(emulator, path, { body, ...asked })
}

/** An assistant message that called a function. */
export const called = {
  role: 'assistant',
  content: '',
  tool_calls: [{ id: 'call_1', type: 'function', function: { name: 'f', arguments: '{}' } }],
}
