import type { ChatRequest } from '../../model/request'
import type { AcceptedFiles } from '../../model/transport'
import { withoutUndefined } from '../json'
import type { ModelParameters } from './parameters'

/** A request in which what the user turned on and off has become the model's own parameters. */
export function withTurnOptions<Request extends ChatRequest & ModelParameters>(
  request: Request,
): Request {
  const { thinking, search, partial } = request
  // What a model thinks is no beginning of an answer.
  const enableThinking = partial && thinking ? false : thinking
  return { ...request, ...withoutUndefined({ enableThinking, enableSearch: search }) }
}

/**
 * Which files a model takes, as its name tells, in a request or by address; none for one that only reads.
 *
 * Source: Alibaba Cloud Model Studio, "visual understanding", "audio understanding" and "Omni": media as `data:` URLs.
 */
export function toAcceptedFiles(model: string, isMultimodal: boolean): AcceptedFiles {
  if (!isMultimodal) return { inline: [], linked: [] }
  const isOmni = /(^|-)omni(-|$)/.test(model)
  const hears = isOmni || /(^|-)(audio|asr)(-|$)/.test(model)
  const sees = isOmni || !hears
  const types = [...(sees ? ['image/*', 'video/*'] : []), ...(hears ? ['audio/*'] : [])]
  return { inline: types, linked: types }
}
