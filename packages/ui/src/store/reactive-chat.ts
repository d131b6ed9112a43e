import { createChat, type Chat, type ChatOptions, type ChatTransport } from '@tyqw/core'
import { createChatView, type ChatView } from './chat-view'
import type { Schedule } from './frame'

export interface ReactiveChatOptions extends Omit<ChatOptions, 'client' | 'tools'> {
  /** The transport of the next request; asked anew for each. */
  client: () => ChatTransport
  tools?: ChatOptions['tools'] | undefined
  /** When streamed text is shown. @default the next frame */
  schedule?: Schedule
}

/** A `Chat` of `@tyqw/core` that Vue can watch. */
export interface ReactiveChat extends ChatView {
  /** Ends what is under way and begins an empty conversation. */
  newConversation(): void
  /** Ends what is under way, stores the rest and listens to nobody any more. */
  close(): Promise<void>
}

/** Makes a chat whose state Vue can watch. It lives until it is forgotten: nothing here ends with a component. */
export function createReactiveChat(options: ReactiveChatOptions): ReactiveChat {
  const { client, tools, schedule, conversation, conversationId, ...rest } = options
  const make = (start: Pick<ChatOptions, 'conversation' | 'conversationId'>): Chat =>
    createChat({ ...rest, ...start, client: toTransport(client), ...(tools && { tools }) })
  const {
    show,
    current,
    report: _,
    ...view
  } = createChatView(
    make({ ...(conversation && { conversation }), ...(conversationId && { conversationId }) }),
    schedule,
  )
  return {
    ...view,
    newConversation() {
      const before = current()
      show(make({}))
      void before.close()
    },
    close: () => current().close(),
  }
}

/** A transport that is looked up anew for each question. */
export function toTransport(client: () => ChatTransport): ChatTransport {
  return {
    stream: (request, init) => client().stream(request, init),
    get hasSessions() {
      return client().hasSessions ?? true
    },
    get hasPartial() {
      return client().hasPartial ?? false
    },
  }
}
