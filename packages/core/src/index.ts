// The client
export { Tyqw, Tyqw as default } from './client/tyqw'
export { createEmitter, TyqwEvent } from './client/events'
export type { Emitter, TyqwEventMap } from './client/events'
export type { OutgoingRequest, TyqwOptions } from './client/tyqw-options'
export { createTokenProvider } from './client/token-provider'
export type { ShortLivedToken, TokenProviderOptions } from './client/token-provider'
export { scriptedTransport } from './client/scripted-transport'

// The conversation
export { createChat } from './chat/chat'
export type {
  Chat,
  ChatEventMap,
  ChatInput,
  ChatOptions,
  ChatRetry,
  Feedback,
  ReturnedInput,
} from './chat/chat-types'
export { updateConversation, withPin, withTitle } from './chat/naming'
export { canContinue } from './chat/continuation'
export { SESSION_LIFETIME_MS, SESSION_MAX_TURNS } from './chat/memory'
export type { MemoryMode } from './chat/memory'
export { mergeConversations } from './chat/keeping/merge-conversations'
export { createTools } from './chat/tools/tools'
export type { ChatTools, ToolsOptions } from './chat/tools/tools'
export type { ChatTool, ToolContext } from './chat/tools/chat-tool'
export type { ToolStream, ToolStreamInit } from './chat/tools/tool-stream'
export { appendMessage, pathOf, replaceMessage, showMessage, versionsOf } from './chat/message-tree'

// Wire protocols
export { bailianApp } from './protocols/bailian-app/bailian-app'
export type {
  BailianAppFrame,
  BailianAppOptions,
  BailianAppRequest,
  BizParams,
  FlowStreamMode,
  RagOptions,
} from './protocols/bailian-app/bailian-app'
export { qwen } from './protocols/qwen/qwen'
export type { QwenChoice, QwenContentPart, QwenFrame } from './protocols/qwen/frame'
export type { QwenMediaOptions } from './protocols/qwen/messages'
export type { QwenParameters, QwenSkill, QwenToolChoice } from './protocols/qwen/parameters'
export type { QwenDataInspection, QwenOptions, QwenRequest } from './protocols/qwen/request'
export type { ModelParameters } from './protocols/models/parameters'
export type { QwenResponseFormat } from './protocols/models/response-format'
export type { QwenSearchOptions } from './protocols/models/search-options'
export { openaiCompatible } from './protocols/openai-compatible/openai-compatible'
export type {
  InlineThinking,
  OpenAICompatibleFrame,
  OpenAICompatibleOptions,
  OpenAICompatibleParameters,
  OpenAICompatibleRequest,
  OpenAICompatibleServer,
  OpenAICompatibleToolChoice,
} from './protocols/openai-compatible/openai-compatible'
export { errorCodes } from './protocols/error-codes'
export type { ErrorCode } from './protocols/error-codes'
export type {
  ChatDecoder,
  ChatProtocol,
  DecoderContext,
  Offered,
  RequestContext,
  ServerSentEvent,
  WireRequest,
} from './protocols/protocol'

// The lower level
export { openEventStream } from './transport/event-stream'
export type { EventStreamInit, EventStreamOptions } from './transport/event-stream'

// Conversations at rest
export { exportConversations } from './chat/transfer/export-conversations'
export type { ExportOptions } from './chat/transfer/export-conversations'
export { importConversations } from './chat/transfer/import-conversations'
export type { ImportedConversations } from './chat/transfer/import-conversations'
export { toMarkdown } from './chat/transfer/to-markdown'
export type { MarkdownOptions } from './chat/transfer/to-markdown'
export { indexedDbStorage } from './storage/indexed-db'
export type { IndexedDbStorageOptions } from './storage/indexed-db'
export { createMemoryData, memoryStorage } from './storage/memory'
export type { MemoryData, MemoryStorageOptions } from './storage/memory'
export { readConversation } from './storage/read-conversation'
export type { ReadConversation } from './storage/read-conversation'
export { webStorage } from './storage/web-storage'
export type { WebStorageOptions } from './storage/web-storage'
export { toStorageError } from './storage/storage-error'
export type { BrokenRecord, ConversationStorage, StorageChange } from './storage/storage'

// The model
export type { Clock } from './model/clock'
export type { FinishReason, MessageChunk } from './model/chunk'
export { CONVERSATION_SCHEMA_VERSION, createConversation } from './model/conversation'
export type {
  ChatStatus,
  Conversation,
  ConversationNode,
  ConversationSession,
  ConversationSummary,
} from './model/conversation'
export { ConfigError, TyqwError, isTyqwError, toErrorData } from './model/errors'
export type { TyqwErrorData, TyqwErrorKind } from './model/errors'
export { createMessage, textOf } from './model/message'
export type {
  ChatMessage,
  FilePart,
  MessageMetadata,
  MessagePart,
  MessageStatus,
  Source,
  Step,
  ToolState,
  Usage,
} from './model/message'
export { isTerminal, reduceMessage } from './model/reduce-message'
export type { ChatRequest, TurnOptions } from './model/request'
export type { ToolDefinition } from './model/tool'
export type {
  AcceptedFiles,
  ChatTransport,
  CitationFormat,
  RetryInfo,
  StreamInit,
} from './model/transport'
