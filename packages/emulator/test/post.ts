import type { Emulator } from '../src/index'

/** What a test sends. */
export interface Post {
  readonly body: unknown
  readonly headers?: Readonly<Record<string, string>>
  /** Asks a native endpoint for a stream. @default false */
  readonly stream?: boolean
  readonly signal?: AbortSignal
}

/** Sends JSON to any endpoint, with a key. */
export function post(
  emulator: Emulator,
  path: string,
  { body, headers, stream, signal }: Post,
): Promise<Response> {
  return emulator.fetch(
    new Request(`https://dashscope.aliyuncs.com${path}`, {
      method: 'POST',
      headers: {
        authorization: 'Bearer sk-test',
        'content-type': 'application/json',
        ...(stream ? { 'x-dashscope-sse': 'enable' } : {}),
        ...headers,
      },
      body: JSON.stringify(body),
      ...(signal ? { signal } : {}),
    }),
  )
}

export const paths = {
  app: '/api/v1/apps/0123456789abcdef/completion',
  text: '/api/v1/services/aigc/text-generation/generation',
  multimodal: '/api/v1/services/aigc/multimodal-generation/generation',
  chat: '/compatible-mode/v1/chat/completions',
}

/** A function that tells the weather, as requests offer it. */
export const weatherTool = {
  type: 'function',
  function: {
    name: 'get_current_weather',
    description: 'Get the weather of a place',
    parameters: {
      type: 'object',
      properties: {
        location: { type: 'string' },
        unit: { type: 'string', enum: ['celsius', 'fahrenheit'] },
      },
      required: ['location'],
    },
  },
}
