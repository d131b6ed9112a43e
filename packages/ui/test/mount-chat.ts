import { createPinia } from 'pinia'
import { afterEach } from 'vitest'
import { createApp, h, type App, type VNode } from 'vue'
import {
  createTyqw,
  TyqwChat,
  useTyqwStore,
  type TyqwChatProps,
  type TyqwPluginOptions,
  type TyqwStore,
} from '../src'
import '../src/theme/style.css'
import { manualTransport, type ManualTransport } from './manual-transport'

export interface MountedChat extends ManualTransport {
  readonly app: App
  readonly host: HTMLElement
  readonly store: TyqwStore
  readonly box: HTMLTextAreaElement
  /** The messages as they stand on the page. */
  articles(): HTMLElement[]
  /** The last answer on the page. */
  answer(): HTMLElement
  find<Type extends HTMLElement = HTMLElement>(selector: string): Type
  button(name: string | RegExp): HTMLButtonElement | undefined
  ask(text: string): void
  unmount(): void
}

const mounted = new Set<App>()
afterEach(() => {
  for (const app of mounted) app.unmount()
  mounted.clear()
  document.body.replaceChildren()
})

/** Puts something on the page, in an app with Pinia and the plugin. */
export function mountApp(
  render: () => VNode,
  transport = manualTransport(),
  options: TyqwPluginOptions = {},
) {
  const host = document.createElement('div')
  host.style.cssText = 'inline-size:720px;block-size:600px'
  document.body.append(host)
  const pinia = createPinia()
  const app = createApp({ render })
  mounted.add(app)
  app.use(pinia).use(createTyqw({ client: transport.client, storage: false, ...options }))
  app.config.warnHandler = (warning) => console.warn(warning)
  app.mount(host)
  return { app, host, pinia, transport }
}

/** Puts a chat on the page whose answers the test sends by hand. */
export function mountChat(
  props: TyqwChatProps & Record<string, unknown> = {},
  slots: Record<string, unknown> = {},
  options: TyqwPluginOptions = {},
): MountedChat {
  const render = () => h(TyqwChat, props, slots as never)
  const { app, host, pinia, transport } = mountApp(render, manualTransport(), options)
  const store = useTyqwStore(props.id ?? 'default', pinia)

  function find<Type extends HTMLElement>(selector: string): Type {
    const element = host.querySelector<Type>(selector)
    if (!element) throw new Error(`There is no ${selector} on the page.`)
    return element
  }
  const box = find<HTMLTextAreaElement>('textarea')
  const articles = () => [...host.querySelectorAll<HTMLElement>('article')]

  return Object.assign(Object.create(transport) as ManualTransport, {
    app,
    host,
    store,
    box,
    articles,
    answer: () => {
      const last = articles().findLast((article) => article.dataset['role'] === 'assistant')
      if (!last) throw new Error('There is no answer on the page.')
      return last
    },
    find,
    button: (name: string | RegExp) =>
      [...host.querySelectorAll('button')].find((button) => {
        const label = button.getAttribute('aria-label') ?? button.textContent?.trim() ?? ''
        return typeof name === 'string' ? label === name : name.test(label)
      }),
    ask(text: string) {
      type(box, text)
      press(box, 'Enter')
    },
    unmount() {
      app.unmount()
      mounted.delete(app)
    },
  })
}

/** Types into a text box. */
export function type(box: HTMLTextAreaElement, text: string): void {
  box.value = text
  box.dispatchEvent(new InputEvent('input', { bubbles: true }))
}

/** Presses a key. @returns false when the page kept the browser from acting on it. */
export function press(target: HTMLElement, key: string, init: KeyboardEventInit = {}): boolean {
  return target.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }),
  )
}
