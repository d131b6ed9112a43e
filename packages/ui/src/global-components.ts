import { TyqwFollowUps as LazyFollowUps } from './components/composer/lazy-composer'
import { lazyPart, TyqwMessage as LazyMessage } from './components/message-chunk/lazy-message'
import TyqwComposer from './components/parts/TyqwComposer.vue'
import TyqwHeader from './components/parts/TyqwHeader.vue'
import type TyqwError from './components/parts/TyqwError.vue'
import type TyqwFeedback from './components/message/feedback/TyqwFeedback.vue'
import type TyqwFilePart from './components/message/TyqwFilePart.vue'
import type TyqwMessage from './components/parts/TyqwMessage.vue'
import type TyqwMessageActions from './components/message/TyqwMessageActions.vue'
import type TyqwReasoningPart from './components/message/TyqwReasoningPart.vue'
import type TyqwSources from './components/message/TyqwSources.vue'
import type TyqwSteps from './components/message/TyqwSteps.vue'
import type TyqwStorageNotice from './components/parts/TyqwStorageNotice.vue'
import type TyqwTextPart from './components/message/TyqwTextPart.vue'
import type TyqwToolPart from './components/message/TyqwToolPart.vue'
import type TyqwUsage from './components/message/usage/TyqwUsage.vue'
import type TyqwVersions from './components/message/TyqwVersions.vue'
import type TyqwFollowUps from './components/parts/TyqwFollowUps.vue'
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
  TyqwFollowUps: LazyFollowUps,
  TyqwHeader,
  TyqwMarkdown,
  TyqwMessage: LazyMessage,
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
    TyqwError: typeof TyqwError
    TyqwFeedback: typeof TyqwFeedback
    TyqwFilePart: typeof TyqwFilePart
    TyqwFollowUps: typeof TyqwFollowUps
    TyqwHeader: typeof TyqwHeader
    TyqwMarkdown: typeof TyqwMarkdown
    TyqwMessage: typeof TyqwMessage
    TyqwMessageActions: typeof TyqwMessageActions
    TyqwReasoningPart: typeof TyqwReasoningPart
    TyqwRoot: typeof TyqwRoot
    TyqwSources: typeof TyqwSources
    TyqwSteps: typeof TyqwSteps
    TyqwStorageNotice: typeof TyqwStorageNotice
    TyqwTextPart: typeof TyqwTextPart
    TyqwThread: typeof TyqwThread
    TyqwToolPart: typeof TyqwToolPart
    TyqwUsage: typeof TyqwUsage
    TyqwVersions: typeof TyqwVersions
    TyqwWelcome: typeof TyqwWelcome
  }
}
