import * as v from 'valibot'
import type { ConversationNode, ConversationSession } from '../model/conversation'
import type { TyqwErrorData, TyqwErrorKind } from '../model/errors'
import type { ChatMessage, MessageMetadata, MessagePart, MessageStatus } from '../model/message'
import type { FilePart, Source, Step, ToolState, Usage } from '../model/message'
import { isJsonObject, withoutUndefined } from '../protocols/json'

/** What makes untrusted data a value of the model, or says what is wrong with it. Unknown keys are dropped. */
export type Schema<Model> = v.GenericSchema<unknown, Model>

/** Every key of the model, the optional ones as such; a key that is missing here does not compile. */
type Entries<Model> = {
  readonly [Key in keyof Model]-?: object extends Pick<Model, Key>
    ? v.OptionalSchema<Schema<Model[Key]>, undefined>
    : Schema<Model[Key]>
}

export const text = v.string()
export const flag = v.boolean()
/** No model holds NaN or an infinite number: JSON has neither. */
export const number = v.pipe(v.number(), v.finite())
/** A place in a list, or how often something happened. */
export const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

const maybeText = v.optional(text)
const maybeNumber = v.optional(number)

const error = shape<TyqwErrorData>({
  code: text,
  kind: oneOf<TyqwErrorKind>({
    auth: 1,
    forbidden: 1,
    quota: 1,
    'rate-limit': 1,
    'content-filter': 1,
    'invalid-request': 1,
    'not-found': 1,
    server: 1,
    network: 1,
    timeout: 1,
    truncated: 1,
    interrupted: 1,
    'too-large': 1,
    protocol: 1,
    config: 1,
    storage: 1,
  }),
  message: text,
  status: maybeNumber,
  requestId: maybeText,
  retryable: flag,
  retryAfterMs: maybeNumber,
})

const step = shape<Step>({
  id: text,
  kind: oneOf<Step['kind']>({
    retrieval: 1,
    memory: 1,
    plugin: 1,
    'workflow-node': 1,
    search: 1,
    code: 1,
    other: 1,
  }),
  name: text,
  state: oneOf<Step['state']>({ running: 1, done: 1, failed: 1 }),
  input: maybeText,
  output: maybeText,
  durationMs: maybeNumber,
})

const toolState = oneOf<ToolState>({
  'input-streaming': 1,
  'approval-requested': 1,
  running: 1,
  'output-available': 1,
  'output-error': 1,
  'output-denied': 1,
})

type Part<Type extends MessagePart['type']> = Extract<MessagePart, { type: Type }>

/** One piece of a message. */
export const part = byType<MessagePart>({
  text: shape<Part<'text'>>({ type: v.literal('text'), text }),
  reasoning: shape<Part<'reasoning'>>({
    type: v.literal('reasoning'),
    text,
    startedAt: number,
    endedAt: maybeNumber,
  }),
  step: shape<Part<'step'>>({ type: v.literal('step'), step }),
  tool: shape<Part<'tool'>>({
    type: v.literal('tool'),
    toolCallId: text,
    index: maybeNumber,
    name: text,
    input: text,
    state: toolState,
    output: v.optional(v.unknown()),
    error: v.optional(error),
  }),
  file: shape<FilePart>({
    type: v.literal('file'),
    mediaType: text,
    url: text,
    name: maybeText,
    size: maybeNumber,
  }),
})

type Status<Type extends MessageStatus['type']> = Extract<MessageStatus, { type: Type }>

const status = byType<MessageStatus>({
  submitted: shape<Status<'submitted'>>({ type: v.literal('submitted') }),
  streaming: shape<Status<'streaming'>>({ type: v.literal('streaming') }),
  'requires-action': shape<Status<'requires-action'>>({ type: v.literal('requires-action') }),
  complete: shape<Status<'complete'>>({
    type: v.literal('complete'),
    reason: oneOf<Status<'complete'>['reason']>({ stop: 1, 'tool-calls': 1, other: 1 }),
  }),
  incomplete: shape<Status<'incomplete'>>({
    type: v.literal('incomplete'),
    reason: oneOf<Status<'incomplete'>['reason']>({
      stopped: 1,
      length: 1,
      'content-filter': 1,
      truncated: 1,
      error: 1,
    }),
    error: v.optional(error),
  }),
})

export const source = shape<Source>({
  index: text,
  run: v.optional(count),
  title: maybeText,
  url: maybeText,
  text: maybeText,
  documentId: maybeText,
  documentName: maybeText,
  images: v.optional(v.array(text)),
  pages: v.optional(v.array(number)),
  siteName: maybeText,
  icon: maybeText,
})

const usage = shape<Usage>({
  inputTokens: maybeNumber,
  outputTokens: maybeNumber,
  reasoningTokens: maybeNumber,
  cachedTokens: maybeNumber,
  models: v.optional(
    v.array(
      shape<NonNullable<Usage['models']>[number]>({
        model: text,
        inputTokens: number,
        outputTokens: number,
      }),
    ),
  ),
})

export const metadata = shape<MessageMetadata>({
  requestId: maybeText,
  streamId: maybeText,
  model: maybeText,
  runs: v.array(usage),
  runStarts: v.optional(v.array(count)),
  submittedAt: maybeNumber,
  firstTokenAt: maybeNumber,
  finishedAt: maybeNumber,
  feedback: v.optional(
    shape<NonNullable<MessageMetadata['feedback']>>({
      value: oneOf<NonNullable<MessageMetadata['feedback']>['value']>({ like: 1, dislike: 1 }),
      reason: maybeText,
    }),
  ),
})

/** What a message cannot do without. Its parts, sources and metadata are read one by one. */
export const messageFrame = shape<Pick<ChatMessage, 'role' | 'status' | 'createdAt'>>({
  role: oneOf<ChatMessage['role']>({ user: 1, assistant: 1, system: 1 }),
  status,
  createdAt: number,
})

export const parentId: Schema<ConversationNode['parentId']> = v.nullable(text)

export const session = shape<ConversationSession>({
  id: text,
  seen: v.array(text),
  turns: count,
  usedAt: number,
})

/** An object of that shape. An optional key that holds undefined, as a copied object may, is absent. */
function shape<Model extends object>(entries: Entries<Model>): Schema<Model> {
  return v.pipe(v.object(entries), v.transform(withoutUndefinedKeys)) as unknown as Schema<Model>
}

/** The very object where there is nothing to leave out, as nearly always. */
function withoutUndefinedKeys<Value extends object>(value: Value): object {
  return Object.values(value).includes(undefined) ? withoutUndefined(value) : value
}

/** One of these words; all of the type must be named. */
function oneOf<Word extends string>(words: Readonly<Record<Word, 1>>): Schema<Word> {
  return v.picklist(Object.keys(words) as Word[])
}

/** The variant that `type` names. */
function byType<Model extends { readonly type: string }>(variants: {
  readonly [Type in Model['type']]: Schema<Extract<Model, { type: Type }>>
}): Schema<Model> {
  const types = Object.keys(variants) as Model['type'][]
  const typed = v.object({ type: v.picklist(types) })
  return v.lazy((input): Schema<Model> => {
    const type = isJsonObject(input) ? input.type : undefined
    const named = types.find((known) => known === type)
    return named === undefined ? (typed as unknown as Schema<never>) : variants[named]
  })
}
