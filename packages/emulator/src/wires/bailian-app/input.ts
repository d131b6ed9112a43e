import type { Turn } from '../../sessions'
import type { WireError } from '../../wire-error'
import { bodyInvalid, invalidParameter, wireErrors } from '../../wire-error'
import type { Problem } from './checks'
import { checkObject, checkText, checkTexts, isTexts } from './checks'
import type { Fields } from '../fields'
import { isAbsent, isFields, toFields, toText } from '../fields'

/** What an application understands of `input`. */
export interface BailianAppInput {
  /** The user's turn: `prompt`, or the last user message of `messages`. */
  readonly prompt: string
  /** Undefined when there is none, or when `messages` carries the history. */
  readonly sessionId: string | undefined
  /** The history within `messages`; undefined when the session keeps it. */
  readonly history: readonly Turn[] | undefined
  readonly memoryId: string | undefined
  readonly images: readonly string[]
  readonly files: readonly string[]
  /** `biz_params` without an agent's sub-objects: the variables of a workflow's start node. */
  readonly startVariables: Fields
  /** `biz_params.user_prompt_params`: the variables of an agent's prompt; undefined when left out. */
  readonly promptVariables: Fields | undefined
}

/** Reads and checks `input`; `resolvesOss` tells whether `oss://` addresses may be used. */
export function readInput(input: Fields, resolvesOss: boolean): BailianAppInput | WireError {
  const problem = findProblem(input)
  if (problem) return bodyInvalid(problem)
  const conversation = readConversation(input)
  if ('code' in conversation) return conversation
  const images = toTexts(input['image_list'])
  const files = toTexts(input['file_list'])
  const addressError = [...images, ...files]
    .map((address) => findAddressError(address, resolvesOss))
    .find((error) => error !== undefined)
  if (addressError) return addressError
  const {
    user_prompt_params: promptVariables,
    user_defined_params: _params,
    user_defined_tokens: _tokens,
    ...startVariables
  } = toFields(input['biz_params'])
  return {
    ...conversation,
    memoryId: toText(input['memory_id']),
    images,
    files,
    startVariables,
    promptVariables: isFields(promptVariables) ? promptVariables : undefined,
  }
}

function findProblem(input: Fields): Problem {
  const parameters = toFields(input['biz_params'])
  return (
    checkText('input.prompt', input['prompt']) ??
    checkText('input.session_id', input['session_id']) ??
    checkText('input.memory_id', input['memory_id']) ??
    checkTexts('input.image_list', input['image_list']) ??
    checkTexts('input.file_list', input['file_list']) ??
    checkObject('input.biz_params', input['biz_params']) ??
    ['user_prompt_params', 'user_defined_params', 'user_defined_tokens']
      .map((key) => checkObject(`input.biz_params.${key}`, parameters[key], 10))
      .find((problem) => problem !== undefined)
  )
}

type Conversation = Pick<BailianAppInput, 'prompt' | 'sessionId' | 'history'>

function readConversation({ prompt, messages, session_id: id }: Fields): Conversation | WireError {
  // The documents contradict each other on `prompt` beside `messages`; here `messages` wins.
  if (!isAbsent(messages)) return readMessages(messages)
  const text = toText(prompt)
  if (text === undefined) {
    return invalidParameter('Either "prompt" or "messages" must exist and cannot both be none')
  }
  return { prompt: text, sessionId: toText(id), history: undefined }
}

function readMessages(messages: unknown): Conversation | WireError {
  if (!Array.isArray(messages)) return bodyInvalid('input.messages must be an array.')
  if (messages.length === 0) return invalidParameter('[] is too short')
  const history: Turn[] = []
  let prompt: string | undefined
  for (const message of messages) {
    const { role, content } = toFields(message)
    if (typeof content !== 'string' || content === '') return wireErrors.invalidRole
    if (role === 'assistant' && prompt !== undefined) {
      history.push({ prompt, answer: content })
    } else if (role === 'user') {
      prompt = content
    } else if (role !== 'system' && role !== 'assistant') {
      return wireErrors.invalidRole
    }
  }
  if (prompt === undefined) return noUserMessage
  return { prompt, sessionId: undefined, history }
}

/** Also what a workflow answers to variables in the wrong place. */
export const noUserMessage: WireError = invalidParameter(
  'The input messages do not contain elements with the role of user.',
)

const MOST_DATA_URI_BYTES = 10_485_760

function findAddressError(address: string, resolvesOss: boolean): WireError | undefined {
  if (address.startsWith('data:')) {
    return address.length > MOST_DATA_URI_BYTES
      ? invalidParameter(`Exceeded limit on max bytes per data-uri item : ${MOST_DATA_URI_BYTES}`)
      : undefined
  }
  const isKnown = /^https?:\/\/[^/]/.test(address) || (resolvesOss && address.startsWith('oss://'))
  return isKnown
    ? undefined
    : invalidParameter(
        'The provided URL does not appear to be valid. Ensure it is correctly formatted.',
      )
}

function toTexts(value: unknown): readonly string[] {
  return isTexts(value) ? value : []
}
