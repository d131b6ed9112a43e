import type {
  BailianAppOptions,
  BailianAppRequest,
  Chat,
  ChatEventMap,
  ChatOptions,
  ConversationStorage,
  IndexedDbStorageOptions,
  MarkdownOptions,
  MemoryMode,
  ModelParameters,
  OpenAICompatibleOptions,
  OpenAICompatibleRequest,
  QwenRequest,
  QwenSearchOptions,
  RagOptions,
  ReturnedInput,
  TyqwOptions,
  WebStorageOptions,
} from '@tyqw/core'
import type { DeliveryOptions, EmulatorOptions } from '@tyqw/emulator'
import type { TyqwMarkdownProps, TyqwPluginOptions, TyqwStore, UrlRules } from '@tyqw/ui'

// The compiler asks for every field here, and a test asks for them on the pages.

const bailianApp = {
  text: true,
  sessionId: true,
  messages: true,
  files: true,
  imageList: true,
  fileList: true,
  memoryId: true,
  bizParams: true,
  hasThoughts: true,
  incrementalOutput: true,
  flowStreamMode: true,
  enableThinking: true,
  enableWebSearch: true,
  enableSystemTime: true,
  modelId: true,
  dialogRound: true,
  ragOptions: true,
  temperature: true,
  topP: true,
  topK: true,
  seed: true,
  mcpServers: true,
  enablePremium: true,
  cipServiceCodes: true,
  history: true,
  docTagCodes: true,
  docReferenceType: true,
  tools: true,
  parameters: true,
  workspace: true,
  thinking: true,
  search: true,
  switches: true,
  accepts: true,
} satisfies Record<keyof (BailianAppRequest & BailianAppOptions), true>

const rag = {
  pipelineIds: true,
  fileIds: true,
  metadataFilter: true,
  tags: true,
  structuredFilter: true,
  sessionFileIds: true,
} satisfies Record<keyof RagOptions, true>

const model = {
  enableThinking: true,
  thinkingBudget: true,
  preserveThinking: true,
  temperature: true,
  topP: true,
  topK: true,
  seed: true,
  maxTokens: true,
  maxCompletionTokens: true,
  presencePenalty: true,
  repetitionPenalty: true,
  responseFormat: true,
  logprobs: true,
  topLogprobs: true,
  parallelToolCalls: true,
  enableSearch: true,
  searchOptions: true,
  enableCodeInterpreter: true,
  vlHighResolutionImages: true,
} satisfies Record<keyof ModelParameters, true>

const qwen = {
  ...model,
  text: true,
  files: true,
  messages: true,
  tools: true,
  sessionId: true,
  model: true,
  system: true,
  endpoint: true,
  partial: true,
  incrementalOutput: true,
  media: true,
  ossResourceResolve: true,
  dataInspection: true,
  workspace: true,
  waitTimeout: true,
  resultFormat: true,
  reasoningEffort: true,
  stop: true,
  toolChoice: true,
  toolStream: true,
  enableTextImageMixed: true,
  skill: true,
  vlEnableImageHwOutput: true,
  parameters: true,
  thinking: true,
  search: true,
} satisfies Record<keyof QwenRequest, true>

const search = {
  enableSource: true,
  enableCitation: true,
  citationFormat: true,
  forcedSearch: true,
  searchStrategy: true,
  enableSearchExtension: true,
  prependSearchResult: true,
  freshness: true,
  assignedSiteList: true,
  intentionOptions: true,
} satisfies Record<keyof QwenSearchOptions, true>

const openaiCompatible = {
  ...model,
  server: true,
  path: true,
  includeUsage: true,
  inlineThinking: true,
  text: true,
  files: true,
  messages: true,
  tools: true,
  sessionId: true,
  incrementalOutput: true,
  model: true,
  system: true,
  partial: true,
  reasoningEffort: true,
  stop: true,
  frequencyPenalty: true,
  toolChoice: true,
  modalities: true,
  audio: true,
  chatTemplateKwargs: true,
  parameters: true,
  thinking: true,
  search: true,
  switches: true,
  accepts: true,
} satisfies Record<keyof (OpenAICompatibleRequest & OpenAICompatibleOptions), true>

const emulator = {
  seed: true,
  latency: true,
  scenario: true,
  authorize: true,
  cors: true,
  sessionPolicy: true,
  dialect: true,
  onRequest: true,
  now: true,
} satisfies Record<keyof Omit<EmulatorOptions, keyof DeliveryOptions>, true>

/** What each page lists in its tables, in either language. */
export const fieldsOfPages: Readonly<Record<string, readonly string[]>> = {
  'protocols/bailian-app.md': [...Object.keys(bailianApp), ...Object.keys(rag)],
  'protocols/qwen.md': [...Object.keys(qwen), ...Object.keys(search)],
  'protocols/openai-compatible.md': Object.keys(openaiCompatible),
  'guide/emulator.md': Object.keys(emulator),
}

const chatOptions = {
  client: true,
  tools: true,
  storage: true,
  conversation: true,
  conversationId: true,
  memory: true,
  historyLimit: true,
  queue: true,
  turnOptions: true,
  continueText: true,
  generateId: true,
  now: true,
  clock: true,
} satisfies Record<keyof ChatOptions, true>

const chatMembers = {
  on: true,
  off: true,
  conversation: true,
  messages: true,
  status: true,
  error: true,
  queue: true,
  loaded: true,
  send: true,
  regenerate: true,
  edit: true,
  continue: true,
  switchVersion: true,
  stop: true,
  withdraw: true,
  approveTool: true,
  denyTool: true,
  retrying: true,
  setFeedback: true,
  rename: true,
  pin: true,
  flush: true,
  close: true,
} satisfies Record<keyof Chat, true>

const chatEvents = {
  message: true,
  conversation: true,
  status: true,
  error: true,
  finish: true,
  queue: true,
  returned: true,
  removed: true,
  retrying: true,
  feedback: true,
} satisfies Record<keyof ChatEventMap, true>

const returnedReasons = { busy: true, held: true, failed: true } satisfies Record<
  ReturnedInput['reason'],
  true
>

const memoryModes = { auto: true, session: true, messages: true } satisfies Record<MemoryMode, true>

const markdownOptions = {
  names: true,
  sourcesTitle: true,
  incompleteNote: true,
  reasoning: true,
  headId: true,
} satisfies Record<keyof MarkdownOptions, true>

const storageOptions = {
  userKey: true,
  scope: true,
  name: true,
  storage: true,
  onBroken: true,
} satisfies Record<keyof (WebStorageOptions & IndexedDbStorageOptions), true>

const storageMethods = {
  list: true,
  load: true,
  save: true,
  remove: true,
  clear: true,
  subscribe: true,
  broken: true,
} satisfies Record<keyof ConversationStorage, true>

/** What Pinia adds to every store. */
type OfPinia = `$${string}` | `_${string}`

const storeState = {
  conversations: true,
  conversationId: true,
  title: true,
  isLoading: true,
  messageIds: true,
  messages: true,
  cells: true,
  status: true,
  isBusy: true,
  error: true,
  storageError: true,
  queue: true,
  retrying: true,
  draft: true,
  attachments: true,
  turnOptions: true,
  switches: true,
  place: true,
} as const

const storeActions = {
  send: true,
  stop: true,
  withdraw: true,
  editQueued: true,
  askedWith: true,
  regenerate: true,
  edit: true,
  continue: true,
  versions: true,
  switchVersion: true,
  approveTool: true,
  denyTool: true,
  setFeedback: true,
  open: true,
  newConversation: true,
  rename: true,
  pin: true,
  remove: true,
  clearAll: true,
  exportConversations: true,
  exportMarkdown: true,
  importConversations: true,
  on: true,
  connect: true,
  setContinueText: true,
} as const

const store = { ...storeState, ...storeActions } satisfies Record<
  Exclude<keyof TyqwStore & string, OfPinia>,
  true
>

const pluginOptions = {
  client: true,
  userKey: true,
  storage: true,
  memory: true,
  historyLimit: true,
  queue: true,
  attachments: true,
  upload: true,
  tools: true,
  markdown: true,
  locale: true,
  theme: true,
  prices: true,
  onSignIn: true,
} satisfies Record<
  Exclude<keyof TyqwPluginOptions, Exclude<keyof TyqwOptions<never, never>, 'storage'>>,
  true
>

const markdownProps = {
  content: true,
  streaming: true,
  caret: true,
  sources: true,
  citationFormat: true,
  linkPolicy: true,
  imagePolicy: true,
  components: true,
} satisfies Record<keyof TyqwMarkdownProps, true>

const urlRules = { protocols: true, hosts: true } satisfies Record<keyof UrlRules, true>

/** The keys of a store, state and actions. */
export const storeKeys: readonly string[] = Object.keys(store)

/** Tables of a page, in either language, that name exactly these in their first column. */
export const tablesOfPages: Readonly<Record<string, readonly object[]>> = {
  'components/markdown.md': [markdownProps, urlRules],
  'guide/conversations.md': [chatEvents, returnedReasons, markdownOptions],
  'guide/memory.md': [memoryModes],
  'guide/storage.md': [storageOptions, storageMethods],
  'guide/store.md': [storeState, storeActions, pluginOptions],
  'reference/core.md': [chatOptions, chatMembers, chatEvents],
}
