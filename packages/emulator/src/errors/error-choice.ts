import type { WireError } from '../wire-error'
import { findError } from './error-codes'

const transports = ['http', 'frame', 'mid-stream', 'sse-body'] as const

/** The four places where an error can arrive: those of a refusal, and after frames of an answer. */
export type ErrorTransport = (typeof transports)[number]

/** An error that a request asks for. */
export interface ErrorChoice {
  readonly error: WireError
  readonly transport: ErrorTransport
  /** With `mid-stream`: how many frames come before it. */
  readonly after: number
  /** Seconds, `date+` and seconds for an HTTP date so long from now, or an HTTP date. */
  readonly retryAfter: string | undefined
  /** How many requests with this choice fail before they are answered; usually `Infinity`. */
  readonly times: number
}

/**
 * Reads the header `x-tyqw-error`, such as `Throttling.RateQuota; transport=mid-stream; after=3; retry-after=3`.
 * Undefined when there is no such error or option.
 */
export function readErrorHeader(header: string): ErrorChoice | undefined {
  const [name = '', ...parts] = header.match(/("[^"]*"|[^;"])+/g) ?? []
  return toChoice(
    name.trim(),
    parts.map((part) => part.trim()),
  )
}

/** An error asked for by the prompt, and the question behind it. */
export interface ErrorPrompt {
  /** Undefined when there is no such error. */
  readonly choice: ErrorChoice | undefined
  readonly question: string
}

const PROMPT = /^\s*\/(?:scenario\s+)?error(?:\s+(?<name>\S+)(?<rest>[\s\S]*))?$/
const PROMPT_OPTION =
  /^\s+(?:http|frame|mid-stream|sse-body|(?:transport|after|retry-after|times|status|message)=(?:"[^"]*"|\S+))(?=\s|$)/

/**
 * Reads a prompt such as `/error Throttling mid-stream after=3 Hello`; undefined when it does not begin with `/error`.
 */
export function readErrorPrompt(prompt: string): ErrorPrompt | undefined {
  const groups = PROMPT.exec(prompt)?.groups
  if (!groups) return undefined
  const options: string[] = []
  let rest = groups['rest'] ?? ''
  for (let option = PROMPT_OPTION.exec(rest)?.[0]; option; option = PROMPT_OPTION.exec(rest)?.[0]) {
    options.push(option.trim())
    rest = rest.slice(option.length)
  }
  return { choice: toChoice(groups['name'] ?? '', options), question: rest.trim() }
}

// What each option may be; a bare word is a transport.
const OPTIONS: Readonly<Record<string, RegExp>> = {
  transport: /^(http|frame|mid-stream|sse-body)$/,
  after: /^\d+$/,
  'retry-after': /^\d+$|^date\+\d+$|^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/,
  times: /^\d+$/,
  status: /^[45]\d\d$/,
  message: /./,
}

function toChoice(name: string, options: readonly string[]): ErrorChoice | undefined {
  const values = new Map<string, string>()
  for (const option of options) {
    const [, key = 'transport', quoted = ''] = /^(?:([a-z-]+)=)?([\s\S]*)$/.exec(option) ?? []
    const value = quoted.replace(/^"([\s\S]*)"$/, '$1')
    if (!OPTIONS[key]?.test(value)) return undefined
    values.set(key, value)
  }
  const number = (key: string) => (values.has(key) ? Number(values.get(key)) : undefined)
  const error = findError(name, number('status'))
  if (!error) return undefined
  const transport = transports.find((each) => each === values.get('transport'))
  return {
    error: { ...error, message: values.get('message') ?? error.message },
    transport: transport ?? 'http',
    after: number('after') ?? 3,
    retryAfter: values.get('retry-after'),
    times: number('times') ?? Infinity,
  }
}
