import { createEmulator, scenarioList } from '@tyqw/emulator'
import { createTyqw, useTyqwStore, type LocaleName } from '@tyqw/ui'
import '@tyqw/ui/style.css'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import type { Demo } from './demos'

/** What every demo's plugin is given: the emulator in the page instead of a server. */
export interface DemoConnection {
  readonly appId: string
  readonly baseUrl: string
  readonly fetch: typeof fetch
  readonly locale: LocaleName
  /** What is tried here is nobody's to keep. */
  readonly storage: false
}

/** A demo that is shown. */
export interface MountedDemo {
  /** Answers as this scenario from now on and, where the demo asks by itself, asks its question anew. */
  play(scenario: string): void
  unmount(): void
}

/**
 * Shows a demo as an app of its own, wired as a reader would wire it, so that nothing leaks between pages.
 *
 * @param isCurrent - Whether it is still wanted once it has loaded.
 * @returns undefined where it is not.
 */
export async function mountDemo(
  demo: Demo,
  host: HTMLElement,
  locale: LocaleName,
  isCurrent: () => boolean,
): Promise<MountedDemo | undefined> {
  const latency = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'realistic'
  const emulate = (scenario: string | undefined) =>
    createEmulator({ authorize: false, latency, ...(scenario && { scenario }) })
  let emulator = emulate(demo.scenarios[0])
  const connection: DemoConnection = {
    appId: 'demo',
    baseUrl: '',
    fetch: (input, init) => emulator.fetch(input, init),
    locale,
    storage: false,
  }
  const [{ default: component }, plugin] = await Promise.all([
    demo.load(locale),
    demo.plugin?.(connection) ?? createTyqw(connection),
  ])
  if (!isCurrent()) return undefined
  const app = createApp(component).use(createPinia()).use(plugin)
  // Its ids are not those of the page, nor those of another demo on it.
  app.config.idPrefix = `demo-${Math.random().toString(36).slice(2, 8)}`
  app.mount(host)

  return {
    play(scenario) {
      emulator = emulate(scenario)
      if (!demo.asks) return
      const store = app.runWithContext(() => useTyqwStore())
      store.newConversation()
      void store.send(questionOf(scenario, locale))
    },
    unmount: () => app.unmount(),
  }
}

/** The question of a scenario, without the keyword that would choose it. */
function questionOf(scenario: string, locale: LocaleName): string {
  const prompt = scenarioList.find(({ name }) => name === scenario)?.prompt
  const question = locale === 'zh-CN' ? prompt?.zh : prompt?.en
  return question?.replace(/^\/\S+ /, '') ?? ''
}
