/** What went wrong, in the groups a user interface acts on. */
export type TyqwErrorKind =
  | 'auth'
  | 'forbidden'
  | 'quota'
  | 'rate-limit'
  | 'content-filter'
  | 'invalid-request'
  | 'not-found'
  | 'server'
  | 'network'
  | 'timeout'
  | 'truncated'
  | 'interrupted'
  | 'too-large'
  | 'protocol'
  | 'config'
  | 'storage'

/** An error as plain data: it can be stored, sent and compared. */
export interface TyqwErrorData {
  /** The service's own code (`InvalidApiKey`), or one of ours (`busy`, `idle-timeout`, …). */
  readonly code: string
  readonly kind: TyqwErrorKind
  /** What happened, then what to do. Text from the server is untrusted: show it as text only. */
  readonly message: string
  /** The effective HTTP status, also for errors that arrive inside a stream. */
  readonly status?: number
  /** DashScope's `request_id`, which its support asks for. */
  readonly requestId?: string
  /** True when it makes sense to offer the user to send again. */
  readonly retryable: boolean
  /** How long the service asked to wait, in milliseconds. */
  readonly retryAfterMs?: number
}

/** Every failure of the client. `name` is `'TyqwError'`. */
export class TyqwError extends Error implements TyqwErrorData {
  declare readonly code: string
  declare readonly kind: TyqwErrorKind
  declare readonly status?: number
  declare readonly requestId?: string
  declare readonly retryable: boolean
  declare readonly retryAfterMs?: number

  constructor(data: TyqwErrorData, options?: ErrorOptions) {
    super(data.message, options)
    Object.assign(this, data)
  }

  static {
    this.prototype.name = 'TyqwError'
  }

  /** The same error as plain data, which is what `JSON.stringify` gives. */
  toJSON(): TyqwErrorData {
    return { ...this, message: this.message }
  }
}

/** A mistake in how the library is called. The message names the option and how to set it. */
export class ConfigError extends TyqwError {
  constructor(code: string, message: string) {
    super({ code, kind: 'config', message, retryable: false })
  }

  static {
    this.prototype.name = 'ConfigError'
  }
}

/** True for every error this package throws or emits. */
export function isTyqwError(value: unknown): value is TyqwError {
  return value instanceof TyqwError
}

/** Plain data of any thrown value; what is not ours becomes kind `protocol`, code `unexpected`. */
export function toErrorData(value: unknown): TyqwErrorData {
  if (isTyqwError(value)) return value.toJSON()
  const message = value instanceof Error ? value.message : String(value)
  return { code: 'unexpected', kind: 'protocol', message, retryable: true }
}

/** A second send while one is under way. Nothing was sent. */
export function busyError(): TyqwError {
  return new TyqwError({
    code: 'busy',
    kind: 'invalid-request',
    message: 'An answer is still under way, so nothing was sent. Wait for it or call stop() first.',
    retryable: true,
  })
}
