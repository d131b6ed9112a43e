import { GatewayError } from './gateway-error'
import type { GatewaySettings } from './options'

/** What goes upstream. */
export interface UpstreamRequest {
  /** The path on the fixed host; made of checked parts only. */
  readonly path: string
  readonly headers: Headers
  readonly body: string
  /** When it aborts, or its answer is cancelled, so is the upstream. */
  readonly client: Request
  /** Aborts when the gateway closes. */
  readonly closing: AbortSignal
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
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined
  let hasBytes = false
  const request = new Request(settings.baseUrl + path, {
    method: 'POST',
    headers,
    body,
    redirect: 'manual',
    signal: aborter.signal,
  })
  const onClose = () => abort(closed())
  // `client` is held by this function: in Node its signal no longer fires once the request is collected.
  const onLeave = () => abort(client.signal.reason)
  if (closing.aborted) onClose()
  if (client.signal.aborted) onLeave()
  closing.addEventListener('abort', onClose)
  client.signal.addEventListener('abort', onLeave)

  const startedAt = performance.now()
  const response = await within(limits.firstByteMs, settings.fetch(request), unreachable)
  reader = response.body?.getReader()
  if (response.status === 0 || (response.status >= 300 && response.status < 400)) {
    stop()
    throw redirected()
  }

  async function read(): Promise<Uint8Array | undefined> {
    if (!reader) return finish()
    const silence = hasBytes
      ? limits.idleMs
      : Math.max(1, limits.firstByteMs - (performance.now() - startedAt))
    const { done, value } = await within(silence, reader.read(), brokenOff)
    hasBytes = true
    return done ? finish() : value
  }

  function finish(): undefined {
    closing.removeEventListener('abort', onClose)
    client.signal.removeEventListener('abort', onLeave)
  }

  function stop(): void {
    finish()
    abort(undefined)
  }

  function abort(reason: unknown): void {
    aborter.abort(reason)
    // Not every fetch ties the body to the signal.
    reader?.cancel(reason).catch(() => {})
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
      timer = setTimeout(() => reject(silent(hasBytes)), ms)
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
      const error = client.signal.aborted ? left(cause) : (known ?? toError(cause))
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

// Nobody reads this one; 499 is what logs of web servers call it.
function left(cause: unknown): GatewayError {
  const data = { status: 499, code: 'ClientDisconnect', message: 'The client left.' }
  return new GatewayError(data, cause)
}

function unreachable(cause: unknown): GatewayError {
  return new GatewayError(
    {
      status: 503,
      code: 'ModelUnavailable',
      message:
        'The gateway cannot reach the model service. Check its network and TYQW_UPSTREAM, then try again.',
    },
    cause,
  )
}

function brokenOff(cause: unknown): GatewayError {
  return new GatewayError(
    {
      status: 502,
      code: 'ModelServiceFailed',
      message: 'The model service broke off the answer. Try again.',
    },
    cause,
  )
}

function redirected(): GatewayError {
  return new GatewayError({
    status: 502,
    code: 'ModelServiceFailed',
    message:
      'The model service answered with a redirect, which the gateway does not follow. Check TYQW_UPSTREAM.',
  })
}

function silent(hasBytes: boolean): GatewayError {
  return new GatewayError({
    status: 504,
    code: hasBytes ? 'ResponseTimeout' : 'RequestTimeOut',
    message: hasBytes
      ? 'The model service stopped sending in the middle of the answer. Try again.'
      : 'The model service did not begin to answer in time. Try again.',
  })
}

function closed(): GatewayError {
  return new GatewayError({
    status: 503,
    code: 'ModelUnavailable',
    message: 'The gateway is restarting. Try again in a moment.',
    retryAfterMs: 1000,
  })
}
