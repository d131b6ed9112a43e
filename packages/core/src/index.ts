// The conversation
export { createChat } from './chat/chat'
export type { Chat, ChatEventMap, ChatInput, ChatOptions } from './chat/chat'
export { appendMessage, pathOf, replaceMessage } from './chat/message-tree'

// The client
export { TyqwEvent } from './client/events'
export type { TyqwEventMap } from './client/events'
export { scriptedTransport } from './client/scripted-transport'

// The model
export type { FinishReason, MessageChunk } from './model/chunk'
export { CONVERSATION_SCHEMA_VERSION } from './model/conversation'
export type {
  ChatStatus,
  Conversation,
  ConversationNode,
  ConversationSession,
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
export type { ChatRequest } from './model/request'
export type { ChatTransport } from './model/transport'
