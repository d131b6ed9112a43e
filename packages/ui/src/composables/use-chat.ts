import type { ChatTransport } from '@tyqw/core'
import { inject, onScopeDispose } from 'vue'
import { tyqwKey } from '../plugin-context'
import {
  createReactiveChat,
  type ReactiveChat,
  type ReactiveChatOptions,
} from '../store/reactive-chat'

export interface UseChatOptions extends Omit<ReactiveChatOptions, 'client'> {
  /** Where answers come from. @default the plugin's client */
  client?: ChatTransport
}

/**
 * A chat for your own markup, without a store. It ends with the component or scope that made it: an answer under way
 * is stopped.
 *
 * @throws a sentence with the fix when there is neither a client nor the plugin.
 */
export function useChat(options: UseChatOptions = {}): ReactiveChat {
  const { client, ...rest } = options
  const plugin = client ? undefined : inject(tyqwKey, undefined)
  if (!client && !plugin) {
    throw new Error(
      'useChat() has no client. Pass one, useChat({ client }), or install the plugin: app.use(createTyqw({ appId })).',
    )
  }
  const chat = createReactiveChat({
    ...plugin?.chatOptions,
    ...rest,
    client: () => client ?? (plugin as NonNullable<typeof plugin>).client(),
  })
  onScopeDispose(() => void chat.close())
  return chat
}
