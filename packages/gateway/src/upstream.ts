import type { Closing } from './closing'
import { GatewayError } from './gateway-error'
import type { GatewaySettings } from './options'
import { upstreamErrors } from './upstream-errors'

/** What goes upstream. */
export interface UpstreamRequest {
  /** The path on the fixed host; made of checked parts only. */
  readonly path: string
  readonly headers: Headers
  readonly body: string
  /** When it aborts, or its answer is cancelled, so is the upstream. */
  readonly client: Request
  readonly closing: Closing
}

/** An upstream that has sent its head. */
export interface UpstreamAnswer {
  readonly status: number
  readonly headers: Headers
  /**
   * The next bytes; undefined at the end.
   *
   * @throws GatewayError when the upstream falls silent, breaks off, or the gateway closes; the upstream is then aborted.
   */
  read(): Promise<Uint8Array | undefined>
  /** Aborts the upstream at once. */
  stop(): void
}

/**
 * Sends a request upstream with our key, and waits for the head.
 *
 * @throws GatewayError 503 when the upstream cannot be reached, 504 when it stays silent, 502 when it redirects.
 */
export async function openUpstream(
  { path, headers, body, client, closing }: UpstreamRequest,
  settings: GatewaySettings,
): Promise<UpstreamAnswer> {
  const { limits } = settings
  const aborter = new AbortController()
  let cancelReader: (reason: unknown) => void = () => {}
  let hasBytes = false
  const request = new Request(settings.baseUrl + path, {
    method: 'POST',
    headers,
    body,
    redirect: 'manual',
    signal: aborter.signal,
  })
  // `client` is held by this function: in Node its signal no longer fires once the request is collected.
  const onLeave = () => abort(client.signal.reason)
  if (client.signal.aborted) onLeave()
  const forget = closing.onClose(() => abort(upstreamErrors.closed()))
  client.signal.addEventListener('abort', onLeave)

  const startedAt = performance.now()
  const response = await within(
    limits.firstByteMs,
    settings.fetch(request),
    upstreamErrors.unreachable,
  )
  const reader = response.body?.getReader()
  // Not every fetch ties the body to the signal.
  cancelReader = (reason) => void reader?.cancel(reason).catch(() => {})
  if (response.status === 0 || (response.status >= 300 && response.status < 400)) {
    stop()
    throw upstreamErrors.redirected()
  }

  async function read(): Promise<Uint8Array | undefined> {
    if (!reader) return finish()
    const silence = hasBytes
      ? limits.idleMs
      : Math.max(1, limits.firstByteMs - (performance.now() - startedAt))
    const { done, value } = await within(silence, reader.read(), upstreamErrors.brokenOff)
    hasBytes = true
    return done ? finish() : value
  }

  function finish(): undefined {
    forget()
    client.signal.removeEventListener('abort', onLeave)
  }

  function stop(): void {
    finish()
    abort(undefined)
  }

  function abort(reason: unknown): void {
    aborter.abort(reason)
    cancelReader(reason)
  }

  /** Waits for a promise, but not beyond `ms`, an abort, or the gateway's end. */
  async function within<T>(
    ms: number,
    promise: Promise<T>,
    toError: (cause: unknown) => GatewayError,
  ): Promise<T> {
    let timer: ReturnType<typeof setTimeout> | undefined
    let onAbort: (() => void) | undefined
    const ended = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(upstreamErrors.silent(hasBytes)), ms)
      onAbort = () => reject(aborter.signal.reason)
      if (aborter.signal.aborted) onAbort()
      aborter.signal.addEventListener('abort', onAbort)
    })
    try {
      // `ended` first: a reader that was cancelled looks like the end of the answer.
      return await Promise.race([ended, promise])
    } catch (cause) {
      // The upstream may notice our abort first and fail with a word of its own.
      const known = [aborter.signal.reason, cause].find((reason) => reason instanceof GatewayError)
      const error = client.signal.aborted ? upstreamErrors.left(cause) : (known ?? toError(cause))
      finish()
      abort(error)
      throw error
    } finally {
      clearTimeout(timer)
      if (onAbort) aborter.signal.removeEventListener('abort', onAbort)
    }
  }

  return { status: response.status, headers: response.headers, read, stop }
}
