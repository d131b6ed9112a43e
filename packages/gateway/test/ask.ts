import type { Gateway } from '../src/index'

/** A key that must never come back. */
export const KEY = 'sk-0123456789abcdef0123456789abcdef'

/** What a test asks a gateway. */
export interface Question {
  readonly path?: string
  readonly method?: string
  /** Added to those of a page on the same origin; null removes one. */
  readonly headers?: Readonly<Record<string, string | null>>
  /** Sent as JSON, or as it is when it is a string. */
  readonly body?: unknown
  readonly signal?: AbortSignal
}

/** Sends what a page on the gateway's own origin would send. */
export function ask(gateway: Gateway, question: Question = {}): Promise<Response> {
  const {
    path = '/tyqw/api/v1/apps/app-1/completion',
    method = 'POST',
    body = { input: { prompt: '你好' }, parameters: { incremental_output: true } },
    signal,
  } = question
  const headers = new Headers({
    origin: 'http://localhost:5173',
    'sec-fetch-site': 'same-origin',
    'content-type': 'application/json',
    'x-dashscope-sse': 'enable',
  })
  for (const [name, value] of Object.entries(question.headers ?? {})) {
    if (value === null) headers.delete(name)
    else headers.set(name, value)
  }
  return gateway.fetch(
    new Request(`http://localhost:5173${path}`, {
      method,
      headers,
      ...(method === 'POST'
        ? { body: typeof body === 'string' ? body : JSON.stringify(body) }
        : {}),
      ...(signal ? { signal } : {}),
    }),
  )
}
