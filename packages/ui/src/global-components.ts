import { TyqwFollowUps } from './components/composer/lazy-composer'
import { lazyPart, TyqwMessage, type MessageParts } from './components/message-chunk/lazy-message'
import TyqwComposer from './components/parts/TyqwComposer.vue'
import TyqwHeader from './components/parts/TyqwHeader.vue'
import TyqwRoot from './components/parts/TyqwRoot.vue'
import TyqwThread from './components/parts/TyqwThread.vue'
import TyqwWelcome from './components/parts/TyqwWelcome.vue'
import TyqwChat from './components/TyqwChat.vue'
import TyqwMarkdown from './markdown/TyqwMarkdown.vue'

/** What the plugin registers in the app, by name. */
export const globalComponents = {
  TyqwChat,
  TyqwComposer,
  TyqwError: lazyPart('TyqwError'),
  TyqwFeedback: lazyPart('TyqwFeedback'),
  TyqwFilePart: lazyPart('TyqwFilePart'),
  TyqwFollowUps,
  TyqwHeader,
  TyqwMarkdown,
  TyqwMessage,
  TyqwMessageActions: lazyPart('TyqwMessageActions'),
  TyqwReasoningPart: lazyPart('TyqwReasoningPart'),
  TyqwRoot,
  TyqwSources: lazyPart('TyqwSources'),
  TyqwSteps: lazyPart('TyqwSteps'),
  TyqwStorageNotice: lazyPart('TyqwStorageNotice'),
  TyqwTextPart: lazyPart('TyqwTextPart'),
  TyqwThread,
  TyqwToolPart: lazyPart('TyqwToolPart'),
  TyqwUsage: lazyPart('TyqwUsage'),
  TyqwVersions: lazyPart('TyqwVersions'),
  TyqwWelcome,
}

declare module 'vue' {
  interface GlobalComponents {
    TyqwChat: typeof TyqwChat
    TyqwComposer: typeof TyqwComposer
    TyqwError: MessageParts['TyqwError']
    TyqwFeedback: MessageParts['TyqwFeedback']
    TyqwFilePart: MessageParts['TyqwFilePart']
    TyqwFollowUps: typeof TyqwFollowUps
    TyqwHeader: typeof TyqwHeader
    TyqwMarkdown: typeof TyqwMarkdown
    TyqwMessage: MessageParts['TyqwMessage']
    TyqwMessageActions: MessageParts['TyqwMessageActions']
    TyqwReasoningPart: MessageParts['TyqwReasoningPart']
    TyqwRoot: typeof TyqwRoot
    TyqwSources: MessageParts['TyqwSources']
    TyqwSteps: MessageParts['TyqwSteps']
    TyqwStorageNotice: MessageParts['TyqwStorageNotice']
    TyqwTextPart: MessageParts['TyqwTextPart']
    TyqwThread: typeof TyqwThread
    TyqwToolPart: MessageParts['TyqwToolPart']
    TyqwUsage: MessageParts['TyqwUsage']
    TyqwVersions: MessageParts['TyqwVersions']
    TyqwWelcome: typeof TyqwWelcome
  }
}
