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
  const request = new Request(settings.baseUrl + path, {
    method: 'POST',
    headers,
    body,
    redirect: 'manual',
    signal: aborter.signal,
  })
  const onClose = () => aborter.abort(closed())
  // `client` is held by this function: in Node its signal no longer fires once the request is collected.
  const onLeave = () => aborter.abort(client.signal.reason)
  if (closing.aborted) onClose()
  if (client.signal.aborted) onLeave()
  closing.addEventListener('abort', onClose)
  client.signal.addEventListener('abort', onLeave)

  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined
  let hasBytes = false
  const startedAt = performance.now()
  const response = await within(limits.firstByteMs, settings.fetch(request), unreachable)
  if (response.status === 0 || (response.status >= 300 && response.status < 400)) {
    stop()
    throw redirected()
  }

  async function read(): Promise<Uint8Array | undefined> {
    reader ??= response.body?.getReader()
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

  function stop(reason?: unknown): void {
    finish()
    aborter.abort(reason)
    // A reader of our own, because not every fetch ties the body to the signal.
    if (reader) reader.cancel(reason).catch(() => {})
    else response?.body?.cancel(reason).catch(() => {})
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
      return await Promise.race([promise, ended])
    } catch (cause) {
      const error = client.signal.aborted
        ? left(cause)
        : cause instanceof GatewayError
          ? cause
          : toError(cause)
      finish()
      aborter.abort(error)
      reader?.cancel(error).catch(() => {})
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
