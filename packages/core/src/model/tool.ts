/** A function of the page that the model may call. */
export interface ToolDefinition {
  /** 1–64 characters of `A–Z a–z 0–9 _ -`. DashScope forbids the name `search`. */
  readonly name: string
  /** When to use it, in words for the model. */
  readonly description?: string
  /** JSON Schema of the arguments, an object. @default no arguments */
  readonly parameters?: Readonly<Record<string, unknown>>
}
