import { createTools, qwen, Tyqw } from '@tyqw/core'
import { createEmulator } from '@tyqw/emulator'

// The emulator runs in this page, in the place of `fetch`.
const emulator = createEmulator({ authorize: false })

/** A model, asked as the native API is asked. */
export const client = new Tyqw({
  protocol: qwen({ model: 'qwen3-vl-plus' }),
  baseUrl: '',
  fetch: emulator.fetch,
  incrementalOutput: true,
})

/** A function of the page that the model may call, once the user agrees. */
export const tools = createTools({
  weather: {
    description: 'The weather of a city, today',
    parameters: {
      type: 'object',
      properties: { city: { type: 'string' } },
      required: ['city'],
    },
    needsApproval: true,
    run: ({ city }: { city: string }) => ({ city, celsius: 21, sky: 'sunny' }),
  },
})
