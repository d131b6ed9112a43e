// The plugin
export { createTyqw } from './plugin'
export type { TyqwPluginOptions } from './plugin'
export type { SignIn, ThemeMode } from './plugin-context'

// The conversation
export { useTyqwStore } from './store/conversation-store'
export type { TyqwStore } from './store/conversation-store'
export { useChat } from './composables/use-chat'
export type { UseChatOptions } from './composables/use-chat'
export type { MessageCells } from './store/message-cells'
export type { ChatView, ReactiveChatEvents } from './store/chat-view'
export type { ReactiveChat } from './store/reactive-chat'
export type { ImportResult } from './store/conversation-actions'
export type { ThreadPlace } from './store/view-state'

// The chat and its parts
export { default as TyqwChat } from './components/TyqwChat.vue'
export type { TyqwChatEmits, TyqwChatProps } from './components/TyqwChat.vue'
export { default as TyqwComposer } from './components/parts/TyqwComposer.vue'
export type { TyqwComposerProps } from './components/parts/TyqwComposer.vue'
export { default as TyqwFollowUps } from './components/parts/TyqwFollowUps.vue'
export type { FollowUps } from './components/parts/TyqwFollowUps.vue'
export { default as TyqwError } from './components/parts/TyqwError.vue'
export { default as TyqwHeader } from './components/parts/TyqwHeader.vue'
export { default as TyqwMessage } from './components/parts/TyqwMessage.vue'
export { default as TyqwRoot } from './components/parts/TyqwRoot.vue'
export type { TyqwRootEmits, TyqwRootProps } from './components/parts/TyqwRoot.vue'
export { default as TyqwStorageNotice } from './components/parts/TyqwStorageNotice.vue'
export { default as TyqwThread } from './components/parts/TyqwThread.vue'
export { default as TyqwWelcome } from './components/parts/TyqwWelcome.vue'
export type { Suggestion } from './components/parts/TyqwWelcome.vue'
export { useChatContext } from './components/parts/chat-context'
export type { ChatContext } from './components/parts/chat-context'
export type {
  ReasoningPartScope,
  TextPartScope,
  ToolPartScope,
  TyqwChatSlots,
  TyqwMessageSlots,
} from './components/slots'

// What an answer cost
export { toCost } from './pricing/to-cost'
export type { Cost } from './pricing/to-cost'
export type { ModelPrice, PriceTable, PriceTier } from './pricing/prices'

// The pieces of a message
export { default as TyqwFeedback } from './components/message/feedback/TyqwFeedback.vue'
export { default as TyqwUsage } from './components/message/usage/TyqwUsage.vue'
export { default as TyqwFilePart } from './components/message/TyqwFilePart.vue'
export { default as TyqwMessageActions } from './components/message/TyqwMessageActions.vue'
export { default as TyqwReasoningPart } from './components/message/TyqwReasoningPart.vue'
export { default as TyqwSources } from './components/message/TyqwSources.vue'
export { default as TyqwSteps } from './components/message/TyqwSteps.vue'
export { default as TyqwTextPart } from './components/message/TyqwTextPart.vue'
export { default as TyqwToolPart } from './components/message/TyqwToolPart.vue'
export { default as TyqwVersions } from './components/message/TyqwVersions.vue'

// Markdown by itself
export { default as TyqwMarkdown } from './markdown/TyqwMarkdown.vue'
export type { TyqwMarkdownOptions } from './markdown/markdown-options'
export type { TyqwMarkdownProps } from './markdown/TyqwMarkdown.vue'
export type { TyqwMarkdownComponents } from './markdown/render-context'
export { preloadMarkdown } from './markdown/use-renderer'
export { preloadHighlighter } from './markdown/code/highlighter'
export { preloadDiagrams } from './markdown/diagram/mermaid-loader'
export { preloadMath } from './markdown/math/katex-loader'
export type { UrlPolicy, UrlRules } from './markdown/url-policy'

// Languages
export { enUS } from './locale/en-us'
export { zhCN } from './locale/zh-cn'
export type { TyqwLocale } from './locale/zh-cn'
export type { LocaleInput, LocaleName } from './locale/use-locale'

// Rules for your own text boxes and threads
export { useConversationSearch } from './search/use-conversation-search'
export type {
  ConversationSearch,
  ConversationSearchOptions,
} from './search/use-conversation-search'
export type { FoundMatch } from './search/found-place'
export type { FoundMessage } from './search/search-messages'
export { useComposer } from './composables/use-composer'
export type {
  Composer,
  ComposerOptions,
  ComposerRefusal,
  SubmitKey,
} from './composables/use-composer'
export { useAttachments } from './attachments/use-attachments'
export type { Attachments, AttachmentsOptions } from './attachments/use-attachments'
export { filesOfPaste } from './attachments/file-transfer'
export type { Attachment } from './attachments/attachment'
export type {
  AttachmentOptions,
  AttachmentSettings,
  UploadContext,
  UploadedFile,
  UploadFile,
} from './attachments/attachment-settings'
export type { FileRefusal } from './attachments/check-file'
export type { ChatAttachments } from './attachments/chat-attachments'
export { useFollowScroll } from './composables/use-follow-scroll'
export type { FollowScroll } from './composables/use-follow-scroll'
export { useImeGuard } from './composables/use-ime-guard'
export type { ImeGuard, ImeGuardOptions } from './composables/use-ime-guard'
