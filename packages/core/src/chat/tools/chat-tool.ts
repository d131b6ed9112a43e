/** What a tool gets beside its input. */
export interface ToolContext {
  /** Unique within the answer. */
  readonly toolCallId: string
  /** Aborts when the answer is stopped or the tool's time is over. Hand it on to `fetch`. */
  readonly signal: AbortSignal
}

/**
 * A function of the page that the model may call.
 *
 * `Input` is what `parameters` describes. It comes from the model and is not checked against the schema: treat it like
 * any text a stranger typed.
 *
 * @example
 * const weather: ChatTool<{ city: string }> = {
 *   description: 'The weather of a city, now',
 *   parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
 *   run: async ({ city }, { signal }) =>
 *     (await fetch(`/weather?city=${encodeURIComponent(city)}`, { signal })).json(),
 * }
 */
export interface ChatTool<Input = unknown> {
  /** When to use it, in words for the model. */
  readonly description?: string
  /** JSON Schema of the arguments, an object. @default no arguments */
  readonly parameters?: Readonly<Record<string, unknown>>
  /**
   * Does the work. What it returns is the result that the model reads, as JSON: undefined becomes null; what JSON cannot
   * carry (a circle, a bigint, a function) is a failed call. All of it is sent, however long: return what the model needs.
   * What it throws is a failed call too, and the model reads the error's message.
   */
  run(input: Input, context: ToolContext): unknown
  /**
   * Ask the user first: the call waits for `chat.approveTool()` or `chat.denyTool()`. A function decides for each call; one
   * that throws is a failed call.
   * @default false
   */
  readonly needsApproval?: boolean | ((input: Input) => boolean | Promise<boolean>)
  /**
   * Longest wait for `run`, and for `needsApproval`, in ms; the user's answer is not counted. 0 or Infinity: no limit.
   * @default the `timeout` of `createTools`
   */
  readonly timeout?: number
}
