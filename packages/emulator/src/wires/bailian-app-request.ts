import type { Turn } from '../sessions'
import type { WireError } from '../wire-error'
import { invalidParameter, wireErrors } from '../wire-error'

/** What the completion endpoint of an application understands of a body. */
export interface BailianAppRequest {
  /** The user's turn: `input.prompt`, or the last user message of `input.messages`. */
  readonly prompt: string
  /** Undefined when there is none, or when `messages` carries the history. */
  readonly sessionId: string | undefined
  /** The history within `input.messages`; undefined when the session keeps it. */
  readonly history: readonly Turn[] | undefined
  readonly incremental: boolean
  readonly hasThoughts: boolean
  readonly thinking: boolean | undefined
  readonly modelId: string | undefined
}

type Fields = Readonly<Record<string, unknown>>

/** Reads and checks the body of `POST /api/v1/apps/{id}/completion`; answers with the service's error if it is wrong. */
export function readBailianAppRequest(body: unknown): BailianAppRequest | WireError {
  if (!isFields(body)) {
    return invalidParameter('Required body invalid, please check the request body format.')
  }
  const { input, parameters = {} } = body
  if (!isFields(input)) {
    return {
      status: 400,
      code: 'BadRequest.EmptyInput',
      message: 'Required input parameter missing from request.',
    }
  }
  if (!isFields(parameters)) return invalidParameter('"parameters" must be an object.')
  const conversation = readConversation(input)
  if ('code' in conversation) return conversation
  return {
    ...conversation,
    incremental: parameters['incremental_output'] === true,
    hasThoughts: parameters['has_thoughts'] === true,
    thinking: toBoolean(parameters['enable_thinking']),
    modelId: toText(parameters['model_id']),
  }
}

type ConversationFields = Pick<BailianAppRequest, 'prompt' | 'sessionId' | 'history'>

function readConversation(input: Fields): ConversationFields | WireError {
  const { prompt, messages, session_id: sessionId } = input
  // The documents contradict each other on `prompt` beside `messages`; here `messages` wins.
  if (messages !== undefined && messages !== null) return readMessages(messages)
  if (prompt === undefined || prompt === null || prompt === '') {
    return invalidParameter('Either "prompt" or "messages" must exist and cannot both be none')
  }
  if (typeof prompt !== 'string') return invalidParameter('"prompt" must be a string.')
  if (sessionId !== undefined && sessionId !== null && typeof sessionId !== 'string') {
    return invalidParameter('"session_id" must be a string.')
  }
  return { prompt, sessionId: toText(sessionId), history: undefined }
}

function readMessages(messages: unknown): ConversationFields | WireError {
  if (!Array.isArray(messages)) return invalidParameter('"messages" must be an array.')
  if (messages.length === 0) return invalidParameter('[] is too short')
  const history: Turn[] = []
  let prompt: string | undefined
  for (const message of messages) {
    if (!isFields(message)) return wireErrors.invalidRole
    const { role, content } = message
    if (typeof content !== 'string' || content === '') return wireErrors.invalidRole
    if (role === 'assistant' && prompt !== undefined) {
      history.push({ prompt, answer: content })
    } else if (role === 'user') {
      prompt = content
    } else if (role !== 'system' && role !== 'assistant') {
      return wireErrors.invalidRole
    }
  }
  if (prompt === undefined) {
    return invalidParameter('The input messages do not contain elements with the role of user.')
  }
  return { prompt, sessionId: undefined, history }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function toText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

function toBoolean(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined
}
