import type { ToolDefinition } from '../../model/tool'
import { withoutUndefined } from '../json'
import type { ToolCallTurn } from '../turns'

/** Tools as a model's wire has them. An empty list is refused, and a function without parameters has to say so. */
export function toWireTools(tools: readonly ToolDefinition[] = []): readonly object[] | undefined {
  return tools.length > 0 ? tools.map(toWireTool) : undefined
}

function toWireTool({ name, description, parameters }: ToolDefinition): object {
  return {
    type: 'function',
    function: withoutUndefined({
      name,
      description,
      parameters: parameters ?? { type: 'object', properties: {} },
    }),
  }
}

/** A call as it goes back to the model that made it. */
export function toWireCall({ id, name, arguments: args }: ToolCallTurn) {
  return { id, type: 'function', function: { name, arguments: args } }
}
