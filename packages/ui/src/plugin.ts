import {
  indexedDbStorage,
  Tyqw,
  type BailianAppFrame,
  type BailianAppRequest,
  type ChatRequest,
  type ChatTools,
  type ChatTransport,
  type ConversationStorage,
  type IndexedDbStorageOptions,
  type MemoryMode,
  type TyqwOptions,
} from '@tyqw/core'
import { createPinia, type Pinia } from 'pinia'
import { computed, toValue, type App, type MaybeRefOrGetter, type Plugin } from 'vue'
import { clockKey } from './composables/clock-key'
import type { AttachmentOptions, UploadFile } from './attachments/attachment-settings'
import { globalComponents } from './global-components'
import { localeKey, toLocale, type LocaleInput } from './locale/use-locale'
import { markdownOptionsKey, type TyqwMarkdownOptions } from './markdown/markdown-options'
import { tyqwKey, type SignIn, type ThemeMode } from './plugin-context'
import type { PriceTable } from './pricing/prices'
import { pricesKey } from './pricing/prices-key'

/** Options of the plugin: those of `Tyqw`, and how the chats look and speak. */
export interface TyqwPluginOptions<
  Request extends ChatRequest = BailianAppRequest,
  Frame = BailianAppFrame,
> extends Omit<TyqwOptions<Request, Frame>, 'storage'> {
  /** Where answers come from, in place of a `Tyqw` made of the other options. */
  client?: ChatTransport
  /** Functions of the page that the model may call, made with `createTools()`. Not for Bailian applications. */
  tools?: ChatTools
  /**
   * Where conversations are kept: a storage, or a function that gives one for each chat's name. False keeps them in the page
   * alone.
   *
   * @default IndexedDB, in browsers
   */
  storage?: ConversationStorage | ((chatId: string) => ConversationStorage) | false
  /**
   * Who is signed in: people who share a browser do not read each other's conversations. Nobody is where it is `''`, or a ref or
   * function that gives undefined, and nothing is kept.
   *
   * @default none: everybody who uses the browser shares them, which is warned of in development
   */
  userKey?: MaybeRefOrGetter<string | undefined>
  /** How a turn carries what was said before. @default 'auto' */
  memory?: MemoryMode
  /** How many turns go as messages at most. @default 50 */
  historyLimit?: number
  /** Questions asked during an answer wait for its end instead of being refused. @default false */
  queue?: boolean
  /** True and options let users send files, false does not. @default whether the client takes any */
  attachments?: boolean | AttachmentOptions
  /** Takes files somewhere, so that questions carry their addresses. @default none: they go within the request */
  upload?: UploadFile
  /** Policies for links and images of answers and sources, and components that take the place of their elements. */
  markdown?: TyqwMarkdownOptions
  /** @default 'zh-CN' */
  locale?: LocaleInput
  /** @default 'auto' */
  theme?: ThemeMode
  /** What models cost, for the cost of each answer. @default no cost is shown */
  prices?: PriceTable
  /** Called when an answer failed because nobody is signed in, and the user wants to. @default nothing is offered */
  onSignIn?: SignIn
}

/**
 * The plugin: a default client for every `<TyqwChat>` of the app, its language and its theme.
 *
 * @example
 * app.use(createPinia()).use(createTyqw({ appId: 'your appid', locale: 'zh-CN' }))
 * app.use(createTyqw({ protocol: qwen({ model: 'qwen-plus' }), tools: createTools({ … }) }))
 */
export function createTyqw<
  Request extends ChatRequest = BailianAppRequest,
  Frame = BailianAppFrame,
>(options: TyqwPluginOptions<Request, Frame> = {}): Plugin {
  const { client, locale = 'zh-CN', theme = 'auto', storage, userKey, ...others } = options
  const { tools, memory, historyLimit, queue, markdown = {}, prices, ...rest } = others
  const { onSignIn, attachments, upload, ...clientOptions } = rest
  let made: ChatTransport | undefined

  return {
    install(app) {
      app.provide(tyqwKey, {
        client: () => client ?? (made ??= new Tyqw({ incrementalOutput: true, ...clientOptions })),
        pinia: () => findPinia(app) ?? installPinia(app),
        chatOptions: {
          ...(tools && { tools }),
          ...(memory && { memory }),
          ...(historyLimit !== undefined && { historyLimit }),
          ...(queue !== undefined && { queue }),
          ...(options.clock && { clock: options.clock }),
        },
        storage: (chatId, onBroken) => toStorage(storage, userKey, { scope: chatId, onBroken }),
        userKey: () => toValue(userKey),
        attachments,
        upload,
        locale,
        theme,
        onSignIn,
      })
      app.provide(
        localeKey,
        computed(() => toLocale(locale)),
      )
      app.provide(markdownOptionsKey, () => markdown)
      app.provide(pricesKey, () => prices)
      if (options.clock) app.provide(clockKey, options.clock)
      for (const [name, component] of Object.entries(globalComponents)) {
        app.component(name, component)
      }
    },
  }
}

function toStorage(
  storage: TyqwPluginOptions['storage'],
  userKey: MaybeRefOrGetter<string | undefined>,
  options: IndexedDbStorageOptions & { scope: string },
): ConversationStorage | undefined {
  const key = toValue(userKey)
  const isSignedOut = !key && userKey !== undefined
  if (storage === false || isSignedOut) return undefined
  if (storage) return typeof storage === 'function' ? storage(options.scope) : storage
  if (typeof indexedDB === 'undefined') return undefined
  return indexedDbStorage({ ...options, ...(key && { userKey: key }) })
}

function findPinia(app: App): Pinia | undefined {
  const { $pinia } = app.config.globalProperties
  return $pinia
}

function installPinia(app: App): Pinia {
  const pinia = createPinia()
  app.use(pinia)
  return pinia
}
