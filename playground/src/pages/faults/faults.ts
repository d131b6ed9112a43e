import type { TyqwErrorKind } from '@tyqw/core'

/** Something that goes wrong, and how the emulator is asked for it. */
export interface Fault {
  readonly name: string
  /** The kind of error it becomes; none where the answer arrives in the end. */
  readonly kind?: TyqwErrorKind
  /** `x-tyqw-error` or `x-tyqw-scenario`, as a header of the request. */
  readonly headers: Readonly<Record<string, string>>
}

const error = (kind: TyqwErrorKind, value: string, name: string = kind): Fault => ({
  name,
  kind,
  headers: { 'x-tyqw-error': value },
})
const scenario = (name: string, kind?: TyqwErrorKind): Fault => ({
  name,
  ...(kind && { kind }),
  headers: { 'x-tyqw-scenario': name },
})

/** Refused before a word, in the groups a page acts on. */
export const refused: readonly Fault[] = [
  error('auth', 'InvalidApiKey'),
  error('forbidden', 'App.AccessDenied'),
  error('quota', 'Arrearage; transport=sse-body'),
  error('invalid-request', 'InvalidParameter; transport=frame'),
  error('not-found', 'ModelNotFound'),
  error('too-large', 'BadRequest.TooLarge'),
  error('server', 'InternalError'),
  scenario('html', 'protocol'),
]

/** Rate limits: the client waits and asks again by itself, twice. */
export const limits: readonly Fault[] = [
  error('rate-limit', 'Throttling.RateQuota; retry-after=5', 'countdown'),
  error('rate-limit', 'Throttling.RateQuota', 'limit'),
  { name: 'passes', headers: { 'x-tyqw-error': 'Throttling.RateQuota; times=1' } },
]

/** Begun well, and then gone wrong. */
export const broken: readonly Fault[] = [
  scenario('truncated', 'truncated'),
  scenario('cut-frame', 'truncated'),
  scenario('reset', 'network'),
  scenario('stall', 'timeout'),
  error('rate-limit', 'Throttling.AllocationQuota; transport=mid-stream; after=12', 'mid-stream'),
  error('content-filter', 'DataInspectionFailed; transport=mid-stream; after=15', 'content-filter'),
  scenario('slow'),
]

/** On this side of the wire. */
export const local: readonly Fault[] = [
  { name: 'config', kind: 'config', headers: {} },
  { name: 'storage', kind: 'storage', headers: {} },
]
