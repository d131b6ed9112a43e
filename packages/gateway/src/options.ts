import type { GatewayLogger } from './logger'

/** Who `authorize` recognised. */
export interface GatewayUser {
  readonly id: string
}

/** How a gateway behaves. */
export interface GatewayOptions {
  /**
   * The key of DashScope, `sk-…`. Without one, `upstream` has to lead to an emulator or another service of yours;
   * any app id is then allowed unless `apps` says otherwise.
   */
  readonly apiKey?: string | undefined
  /** Ids of the Bailian applications that may be called; `'*'` allows every one the key can reach. */
  readonly apps?: readonly string[] | '*'
  /** Models a client may choose with `parameters.model_id`. @default [] */
  readonly models?: readonly string[]
  readonly upstream?: {
    /** @default 'https://dashscope.aliyuncs.com' */
    readonly baseUrl?: string
    /** Carries the requests; an emulator's `fetch`, for example. @default fetch */
    readonly fetch?: (request: Request) => Promise<Response>
    /** Sent as `X-DashScope-WorkSpace`, for applications of a sub-workspace. */
    readonly workspace?: string
  }
  /** Where the routes live. @default '/tyqw' */
  readonly basePath?: string
  /** Other origins whose pages may call, such as `https://www.example.com`; the own origin always may. @default [] */
  readonly origins?: readonly string[]
  /**
   * Whether callers that send neither `Origin` nor `Sec-Fetch-Site` (scripts, mini-programs) may call without
   * `authorize`. For development only. @default false
   */
  readonly allowNoOrigin?: boolean
  /** Recognises the caller, or answers null for 401. Without it, the client's `Authorization` is ignored. */
  readonly authorize?: (request: Request) => GatewayUser | null | Promise<GatewayUser | null>
  readonly limits?: {
    /** Bytes of a body, image data URIs not counted. @default 1 MiB */
    readonly bodyBytes?: number
    /** Bytes of a body with image data URIs in `input.image_list`. @default 12 MiB */
    readonly imageBodyBytes?: number
    /** Milliseconds until the upstream's first byte. @default 60000 */
    readonly firstByteMs?: number
    /** Milliseconds between two bytes of the upstream. @default 180000 */
    readonly idleMs?: number
    /** Bytes of one event, and of an answer that is not streamed. @default 16 MiB */
    readonly frameBytes?: number
  }
  /** Hears of each answer; never of prompts or keys. @default silent */
  readonly logger?: GatewayLogger
}

/** The options of a gateway, checked and complete. */
export interface GatewaySettings {
  readonly apiKey: string
  /** Whether there is no key of DashScope's, so that an emulator (or a local service) answers. */
  readonly keyless: boolean
  readonly apps: ReadonlySet<string> | '*'
  readonly models: ReadonlySet<string>
  /** Without a slash at the end. */
  readonly baseUrl: string
  readonly fetch: (request: Request) => Promise<Response>
  readonly workspace: string | undefined
  readonly basePath: string
  readonly origins: ReadonlySet<string>
  readonly allowNoOrigin: boolean
  readonly authorize: GatewayOptions['authorize']
  readonly limits: Required<NonNullable<GatewayOptions['limits']>>
  readonly logger: GatewayLogger
}

const DASHSCOPE = 'https://dashscope.aliyuncs.com'
const EMULATOR_KEY = 'sk-emulator'
const MIB = 1024 * 1024

/**
 * Checks options and fills in the defaults.
 *
 * @throws TypeError that names the option, its environment variable, and what to do.
 */
export function resolveOptions(options: GatewayOptions): GatewaySettings {
  const { upstream = {}, basePath = '/tyqw', limits = {} } = options
  // An empty variable counts as a missing one.
  const apiKey = options.apiKey || undefined
  const keyless = apiKey === undefined
  const baseUrl = toBaseUrl(upstream.baseUrl ?? DASHSCOPE)
  if (keyless && !upstream.fetch && /(^|\.)aliyuncs\.com$/.test(new URL(baseUrl).hostname)) {
    throw new TypeError(
      'apiKey is missing. Set DASHSCOPE_API_KEY, or put an emulator behind the gateway: upstream: { fetch: createEmulator().fetch }.',
    )
  }
  if (!keyless && !/^(sk|st)-[\x21-\x7e]+$/.test(apiKey)) {
    throw new TypeError('apiKey (DASHSCOPE_API_KEY) must look like sk-…, without spaces or quotes.')
  }
  if (!/^(\/[A-Za-z0-9._~-]+)*$/.test(basePath)) {
    throw new TypeError(`basePath must look like /tyqw, not "${basePath}".`)
  }
  return {
    apiKey: apiKey ?? EMULATOR_KEY,
    keyless,
    apps: toApps(options.apps, keyless),
    models: new Set(options.models),
    baseUrl,
    fetch: upstream.fetch ?? ((request) => fetch(request)),
    workspace: upstream.workspace,
    basePath,
    origins: new Set(options.origins?.map(toOrigin)),
    allowNoOrigin: options.allowNoOrigin ?? false,
    authorize: options.authorize,
    limits: {
      bodyBytes: toLimit('bodyBytes', limits.bodyBytes, MIB),
      imageBodyBytes: toLimit('imageBodyBytes', limits.imageBodyBytes, 12 * MIB),
      firstByteMs: toLimit('firstByteMs', limits.firstByteMs, 60_000),
      idleMs: toLimit('idleMs', limits.idleMs, 180_000),
      frameBytes: toLimit('frameBytes', limits.frameBytes, 16 * MIB),
    },
    logger: options.logger ?? { info() {}, warn() {} },
  }
}

/** Whether a text can be the id of an application; ids are opaque, and recorded ones are 32 hexadecimal digits. */
export function isAppId(text: string): boolean {
  return /^[A-Za-z0-9_-]{1,64}$/.test(text)
}

function toApps(apps: GatewayOptions['apps'], keyless: boolean): ReadonlySet<string> | '*' {
  if (apps === '*' || (apps === undefined && keyless)) return '*'
  if (apps === undefined || apps.length === 0) {
    throw new TypeError(
      'apps is missing. Set TYQW_APPS to the ids of the applications that may be called, separated by commas.',
    )
  }
  const wrong = apps.find((id) => !isAppId(id))
  if (wrong === undefined) return new Set(apps)
  throw new TypeError(
    `apps (TYQW_APPS) holds "${wrong}", which cannot be an application id: letters, digits, - and _ only.`,
  )
}

function toBaseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url && /\/api\/v1\/?$/.test(url.pathname)) {
    throw new TypeError(
      `upstream.baseUrl (TYQW_UPSTREAM) must end before /api/v1, which the gateway adds: "${text}".`,
    )
  }
  if (url && /^https?:$/.test(url.protocol) && !url.search && !url.hash && !url.username) {
    return url.href.replace(/\/+$/, '')
  }
  throw new TypeError(
    `upstream.baseUrl (TYQW_UPSTREAM) must be a URL such as ${DASHSCOPE}, not "${text}".`,
  )
}

function toOrigin(text: string): string {
  if (URL.canParse(text) && new URL(text).origin === text.replace(/\/$/, '')) {
    return new URL(text).origin
  }
  throw new TypeError(
    `origins (TYQW_ORIGINS) holds "${text}". Name each origin in full, such as https://www.example.com, without a path; * is not allowed.`,
  )
}

function toLimit(name: string, value: number | undefined, fallback: number): number {
  if (value === undefined) return fallback
  if (Number.isInteger(value) && value > 0) return value
  throw new TypeError(`limits.${name} must be a whole number above 0, not ${value}.`)
}
