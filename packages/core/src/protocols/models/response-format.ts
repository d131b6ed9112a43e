import { toWireKeys } from '../wire-keys'

/**
 * What the answer's text is. JSON is refused in thinking mode, and `json_object` also where no message says "json".
 *
 * Source: Alibaba Cloud Model Studio, "Qwen API via DashScope".
 */
export type QwenResponseFormat =
  | { readonly type: 'text' }
  | { readonly type: 'json_object' }
  | {
      readonly type: 'json_schema'
      readonly jsonSchema: {
        readonly name: string
        /** What the schema is for, in words for the model. */
        readonly description?: string
        /** JSON Schema. */
        readonly schema: Readonly<Record<string, unknown>>
        /** The answer follows the schema to the letter. @default false */
        readonly strict?: boolean
      }
    }

/** The wire's spelling; the schema itself stays as it is. */
export function toWireResponseFormat(format: QwenResponseFormat): Record<string, unknown> {
  return toWireKeys(format)
}
