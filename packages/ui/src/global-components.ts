import TyqwFilePart from './components/message/TyqwFilePart.vue'
import TyqwMessageActions from './components/message/TyqwMessageActions.vue'
import TyqwReasoningPart from './components/message/TyqwReasoningPart.vue'
import TyqwSources from './components/message/TyqwSources.vue'
import TyqwSteps from './components/message/TyqwSteps.vue'
import TyqwTextPart from './components/message/TyqwTextPart.vue'
import TyqwToolPart from './components/message/TyqwToolPart.vue'
import TyqwVersions from './components/message/TyqwVersions.vue'
import TyqwComposer from './components/parts/TyqwComposer.vue'
import TyqwError from './components/parts/TyqwError.vue'
import TyqwHeader from './components/parts/TyqwHeader.vue'
import TyqwMessage from './components/parts/TyqwMessage.vue'
import TyqwRoot from './components/parts/TyqwRoot.vue'
import TyqwStorageNotice from './components/parts/TyqwStorageNotice.vue'
import TyqwThread from './components/parts/TyqwThread.vue'
import TyqwWelcome from './components/parts/TyqwWelcome.vue'
import TyqwChat from './components/TyqwChat.vue'
import TyqwMarkdown from './markdown/TyqwMarkdown.vue'

/** What the plugin registers in the app, by name. */
export const globalComponents = {
  TyqwChat,
  TyqwComposer,
  TyqwError,
  TyqwFilePart,
  TyqwHeader,
  TyqwMarkdown,
  TyqwMessage,
  TyqwMessageActions,
  TyqwReasoningPart,
  TyqwRoot,
  TyqwSources,
  TyqwSteps,
  TyqwStorageNotice,
  TyqwTextPart,
  TyqwThread,
  TyqwToolPart,
  TyqwVersions,
  TyqwWelcome,
}

declare module 'vue' {
  interface GlobalComponents {
    TyqwChat: typeof TyqwChat
    TyqwComposer: typeof TyqwComposer
    TyqwError: typeof TyqwError
    TyqwFilePart: typeof TyqwFilePart
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
    TyqwVersions: typeof TyqwVersions
    TyqwWelcome: typeof TyqwWelcome
  }
}
