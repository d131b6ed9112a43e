import type { WireError } from '../../wire-error'
import { invalidParameter } from '../../wire-error'
import type { Fields } from '../fields'
import { isAbsent, isFields, toFields } from '../fields'
import type { ModelTraits } from './model-traits'

/** What a rule on combinations of parameters needs to know of its request. */
export interface ModeContext {
  readonly model: string
  readonly traits: ModelTraits
  readonly streaming: boolean
  /** All text of the messages, for JSON mode. */
  readonly text: string
}

/** Whether the model thinks with these parameters. */
export function isThinking(parameters: Fields, traits: ModelTraits): boolean {
  const wanted = parameters['enable_thinking']
  return typeof wanted === 'boolean' ? wanted : traits.thinksByDefault
}

/** The first rule of streaming, thinking and JSON mode that is broken; for the native and the compatible wire. */
export function checkModes(parameters: Fields, context: ModeContext): WireError | undefined {
  const { traits, streaming, model, text } = context
  const wanted = parameters['enable_thinking']
  const thinking = isThinking(parameters, traits)
  if (traits.streamOnly && !streaming) {
    return invalidParameter(
      'This model only support stream mode, please enable the stream parameter to access the model.',
    )
  }
  if (wanted === true && traits.thinking === 'never') {
    return {
      status: 400,
      code: 'InvalidParameter.NotSupportEnableThinking',
      message: `The model ${model} does not support enable_thinking.`,
    }
  }
  if (wanted === false && traits.thinking === 'always') {
    return invalidParameter('The value of the enable_thinking parameter is restricted to True.')
  }
  if (thinking && !streaming && (wanted === true || traits.thinking === 'hybrid')) {
    return invalidParameter(
      'parameter.enable_thinking must be set to false for non-streaming calls',
    )
  }
  return checkResponseFormat(parameters['response_format'], thinking, text)
}

/** The first rule broken of what only the native wire has: how the stream and its frames are formed. */
export function checkForms(
  parameters: Fields,
  { traits, streaming }: Pick<ModeContext, 'traits' | 'streaming'>,
): WireError | undefined {
  const thinking = isThinking(parameters, traits)
  // A parameter that is left out counts with its default, which is what most people stumble over.
  const incremental = parameters['incremental_output'] ?? traits.incremental
  const format = parameters['result_format'] ?? traits.resultFormat
  if (incremental === false && streaming) {
    if (traits.incrementalOnly) {
      return invalidParameter(
        'The incremental_output parameter of this model cannot be set to False.',
      )
    }
    if (thinking) {
      return invalidParameter(
        'The incremental_output parameter must be "true" when enable_thinking is true',
      )
    }
  }
  if (thinking && format === 'text') {
    return invalidParameter(
      'The result_format parameter must be "message" when enable_thinking is true',
    )
  }
  return undefined
}

function checkResponseFormat(
  format: unknown,
  thinking: boolean,
  text: string,
): WireError | undefined {
  if (isAbsent(format)) return undefined
  const { type } = toFields(format)
  if (!isFields(format) || !['text', 'json_object', 'json_schema'].includes(String(type))) {
    return invalidParameter(
      `Unknown format of response_format, response_format should be a dict, includes 'type' and an optional key 'json_schema'. The response_format type from user is ${String(type)}.`,
    )
  }
  if (type === 'text') return undefined
  if (thinking) {
    return invalidParameter('Json mode response is not supported when enable_thinking is true')
  }
  if (type === 'json_object' && !/json/i.test(text)) {
    return invalidParameter(
      "'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'.",
    )
  }
  return undefined
}
