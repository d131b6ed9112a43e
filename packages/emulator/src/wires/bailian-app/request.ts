import type { WireError } from '../../wire-error'
import { bodyInvalid, wireErrors } from '../../wire-error'
import type { BailianAppInput } from './input'
import { readInput } from './input'
import type { BailianAppParameters } from './parameters'
import { readParameters } from './parameters'
import { isFields } from '../fields'

/** What the completion endpoint of an application understands of a body. */
export interface BailianAppRequest extends BailianAppInput, BailianAppParameters {}

/** Reads and checks the body of `POST /api/v1/apps/{id}/completion`; answers with the service's error if it is wrong. */
export function readBailianAppRequest(
  body: unknown,
  headers: Headers,
): BailianAppRequest | WireError {
  if (!isFields(body)) return bodyInvalid()
  if (!isFields(body['input'])) return wireErrors.emptyInput
  // Documented samples leave it out, although there is an error code for that.
  const parameters = body['parameters'] ?? {}
  if (!isFields(parameters)) return bodyInvalid('parameters must be an object.')
  const resolvesOss = headers.get('x-dashscope-ossresourceresolve')?.toLowerCase() === 'enable'
  const input = readInput(body['input'], resolvesOss)
  if ('code' in input) return input
  const understood = readParameters(parameters)
  return 'code' in understood ? understood : { ...input, ...understood }
}
