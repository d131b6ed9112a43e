import { createTools, qwen } from '@tyqw/core'
import { createTyqw } from '@tyqw/ui'
import type { Plugin } from 'vue'
import type { DemoConnection } from '../.vitepress/theme/demo/mount-demo'

const tools = createTools({
  get_weather: {
    description: 'The weather in a city, now',
    parameters: {
      type: 'object',
      properties: { city: { type: 'string' } },
      required: ['city'],
    },
    needsApproval: true,
    run: ({ city }: { city: string }) => ({ city, celsius: 21 }),
  },
})

/** @param connection - `{ baseUrl: '/tyqw' }` in an app; here it is the emulator in the page. */
export function createPlugin(connection: DemoConnection): Plugin {
  return createTyqw({ ...connection, protocol: qwen({ model: 'qwen-plus' }), tools })
}
