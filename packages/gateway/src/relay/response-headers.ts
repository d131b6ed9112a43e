import { maskKey } from '../mask'

const PASSED = ['x-request-id', 'retry-after']

/** The headers of an answer to the client: ours, and the few of the upstream's that may pass. */
export function toResponseHeaders(upstream: Headers, contentType: string, key: string): Headers {
  const headers = new Headers({
    'content-type': contentType,
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
    'x-content-type-options': 'nosniff',
  })
  for (const name of PASSED) {
    const value = upstream.get(name)
    if (value !== null) headers.set(name, maskKey(value, key))
  }
  return headers
}
