import { GatewayError } from '../gateway-error'
import type { GatewaySettings } from '../options'
import type { Fields } from './body'
import { isFields } from './body'

const INPUT = [
  'prompt',
  'session_id',
  'messages',
  'memory_id',
  'biz_params',
  'image_list',
  'file_list',
  'history',
  'doc_tag_codes',
  'doc_reference_type',
]
const PARAMETERS = [
  'incremental_output',
  'has_thoughts',
  'flow_stream_mode',
  'enable_thinking',
  'enable_web_search',
  'enable_system_time',
  'model_id',
  'dialog_round',
  'rag_options',
  'top_p',
  'top_k',
  'seed',
  'temperature',
]

/**
 * The body that goes upstream: only documented fields of `input` and `parameters`, and `debug: {}`. Other fields are
 * left out without an error, as DashScope ignores them too (`stream: true` is a common one).
 *
 * @throws GatewayError 400 when `input` is no object, 403 for a model that is not on the list.
 */
export function toCompletionBody(body: Fields, { models }: GatewaySettings): Fields {
  const { input, parameters = {} } = body
  if (!isFields(input) || !isFields(parameters)) {
    throw new GatewayError({
      status: 400,
      code: 'InvalidParameter',
      message:
        '"input" and "parameters" must be JSON objects; the question goes into input.prompt.',
    })
  }
  const model = parameters['model_id']
  if (model !== undefined && !(typeof model === 'string' && models.has(model))) {
    throw new GatewayError({
      status: 403,
      code: 'Model.AccessDenied',
      message: 'The gateway does not allow this model. Add it to `models`.',
    })
  }
  return { input: pick(input, INPUT), parameters: pick(parameters, PARAMETERS), debug: {} }
}

function pick(fields: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(
    names.flatMap((name) => (Object.hasOwn(fields, name) ? [[name, fields[name]]] : [])),
  )
}
