import {
  Tyqw,
  type BailianAppFrame,
  type BailianAppRequest,
  type ChatRequest,
  type ChatTools,
  type ChatTransport,
  type TyqwOptions,
} from '@tyqw/core'
import { createPinia, type Pinia } from 'pinia'
import type { App, Plugin } from 'vue'
import { globalComponents } from './global-components'
import type { LocaleInput } from './locale/use-locale'
import { tyqwKey, type ThemeMode } from './plugin-context'

/** Options of the plugin: those of `Tyqw`, and how the chats look and speak. */
export interface TyqwPluginOptions<
  Request extends ChatRequest = BailianAppRequest,
  Frame = BailianAppFrame,
> extends TyqwOptions<Request, Frame> {
  /** Where answers come from, in place of a `Tyqw` made of the other options. */
  client?: ChatTransport
  /** Functions of the page that the model may call, made with `createTools()`. Not for Bailian applications. */
  tools?: ChatTools
  /** @default 'zh-CN' */
  locale?: LocaleInput
  /** @default 'auto' */
  theme?: ThemeMode
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
  const { client, tools, locale = 'zh-CN', theme = 'auto', ...clientOptions } = options
  let made: ChatTransport | undefined

  return {
    install(app) {
      app.provide(tyqwKey, {
        client: () => client ?? (made ??= new Tyqw({ incrementalOutput: true, ...clientOptions })),
        pinia: () => findPinia(app) ?? installPinia(app),
        tools,
        locale,
        theme,
      })
      for (const [name, component] of Object.entries(globalComponents)) {
        app.component(name, component)
      }
    },
  }
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
