import { qwen } from '@tyqw/core'
import { createTyqw } from '@tyqw/ui'
import type { Plugin } from 'vue'
import type { DemoConnection } from '../.vitepress/theme/demo/mount-demo'

/** Both switches, the first of them off to begin with, and questions that wait. */
export function createPlugin(connection: DemoConnection): Plugin {
  const protocol = qwen({ model: 'qwen-plus', switches: { thinking: false, search: true } })
  return createTyqw({ ...connection, protocol, queue: true })
}
