import type { Random } from '../../random'
import type { ToolCall } from '../../scenarios/scenario'
import { toTokens } from '../../tokens'

/** A piece of a function call, as one frame carries it. The first piece of a call alone has an id and a name. */
export interface ToolFragment {
  readonly index: number
  readonly id: string
  readonly name?: string
  readonly arguments: string
}

/** The pieces that travel in one frame; empty pieces close a call or open the next. */
export type FragmentGroup = readonly ToolFragment[]

/** A call with the id it got. */
export interface IdentifiedCall extends ToolCall {
  readonly id: string
}

/** Gives each call an id as the service writes it: `call_` and hexadecimal digits. */
export function identifyCalls(
  calls: readonly ToolCall[] | undefined,
  { hex }: Pick<Random, 'hex'>,
): IdentifiedCall[] {
  return (calls ?? []).map(({ name, arguments: json }) => {
    return { name, arguments: json, id: `call_${hex(24)}` }
  })
}

/** Tokens in the first piece, and in those that follow. */
interface Cut {
  readonly first: number
  readonly next: number
}

/** Cuts calls as recorded on the text endpoint: each opens with its first characters, one piece a frame. */
export function toTextFragments(calls: readonly IdentifiedCall[]): FragmentGroup[] {
  return calls.flatMap((call, index) => {
    const [head = '', ...rest] = cut(call.arguments, { first: index === 0 ? 7 : 5, next: 8 })
    return [[open(call, index, head)], ...rest.map((piece) => [continued(index, piece)])]
  })
}

/** Cuts calls as recorded on the multimodal endpoint: one frame closes a call and opens the next, both empty. */
export function toMultimodalFragments(calls: readonly IdentifiedCall[]): FragmentGroup[] {
  return calls.flatMap((call, index) => {
    if (index === 0) {
      const [head = '', ...rest] = cut(call.arguments, { first: 6, next: 8 })
      return [[open(call, 0, head)], ...rest.map((piece) => [continued(0, piece)])]
    }
    const pieces = cut(call.arguments, { first: 10, next: 8 })
    return [
      [continued(index - 1, ''), open(call, index, '')],
      ...pieces.map((piece) => [continued(index, piece)]),
    ]
  })
}

/** Cuts calls as recorded on the compatible wire: each opens empty, and an empty piece ends the last. */
export function toChatFragments(calls: readonly IdentifiedCall[]): FragmentGroup[] {
  return calls.flatMap((call, index) => [
    [open(call, index, '')],
    ...cut(call.arguments, { first: 10, next: 8 }).map((piece) => [continued(index, piece)]),
  ])
}

function open({ id, name }: IdentifiedCall, index: number, head: string): ToolFragment {
  return { index, id, name, arguments: head }
}

function continued(index: number, piece: string): ToolFragment {
  return { index, id: '', arguments: piece }
}

function cut(text: string, { first, next }: Cut): string[] {
  const tokens = toTokens(text)
  const pieces = [tokens.slice(0, first).join('')]
  for (let start = first; start < tokens.length; start += next) {
    pieces.push(tokens.slice(start, start + next).join(''))
  }
  return pieces
}

/** Fragments joined again: the calls as far as they are known by now. */
export function joinFragments(groups: readonly FragmentGroup[]): ToolFragment[] {
  const calls: ToolFragment[] = []
  for (const fragment of groups.flat()) {
    const known = calls[fragment.index]
    calls[fragment.index] = known
      ? { ...known, arguments: known.arguments + fragment.arguments }
      : fragment
  }
  return calls
}
