import type { WireError } from '../../wire-error'
import { invalidParameter } from '../../wire-error'
import { isAbsent, isFields, toFields, toText } from '../fields'

/** The functions a request offers, and whether they may or must be used. */
export interface ToolRequest {
  /** Empty where `tool_choice` is `none`; only the forced one where a function is forced. */
  readonly tools: readonly string[]
  /** The JSON schemas of their parameters, by name. */
  readonly toolParameters: Readonly<Record<string, unknown>>
}

/** Reads `tools` and `tool_choice`, which are the same on the native and the compatible wire. */
export function readTools(
  tools: unknown,
  choice: unknown,
  thinking: boolean,
): ToolRequest | WireError {
  if (isAbsent(tools)) return { tools: [], toolParameters: {} }
  if (!Array.isArray(tools)) return invalidParameter('"tools" must be an array.')
  if (tools.length === 0) return invalidParameter("[] is too short - 'tools'")
  const functions = tools.map((tool) => toFields(toFields(tool)['function']))
  const names = functions.map(({ name }) => toText(name))
  if (names.includes('search')) return invalidParameter('Tool names are not allowed to be [search]')
  const known = names.filter((name) => name !== undefined)
  if (known.length < names.length || known.some((name) => !/^[\w-]{1,64}$/.test(name))) {
    return invalidParameter('Tool names must be up to 64 letters, digits, "_" or "-".')
  }
  const forced = readChoice(choice)
  if (typeof forced === 'object') return forced
  if (forced !== 'auto' && forced !== 'none' && thinking) {
    return invalidParameter(
      'The tool_choice parameter does not support being set to required or object in thinking mode',
    )
  }
  const offered = forced === 'auto' ? known : known.filter((name) => name === forced)
  const toolParameters = Object.fromEntries(
    functions.map(({ name, parameters }) => [name, parameters]),
  )
  return { tools: forced === 'none' ? [] : offered, toolParameters }
}

function readChoice(choice: unknown): string | WireError {
  if (isAbsent(choice) || choice === 'auto') return 'auto'
  if (choice === 'none') return 'none'
  const name = isFields(choice) ? toText(toFields(choice['function'])['name']) : undefined
  return (
    name ?? invalidParameter('tool_choice is one of the strings that should be ["none", "auto"]')
  )
}
