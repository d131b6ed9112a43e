import { createApp, h, nextTick, shallowRef, type Component } from 'vue'
import type { View } from './start-page'

/** Mounts a component whose props follow the text, as an application does. */
export function mountVue(
  host: HTMLElement,
  component: Component,
  toProps: (content: string, isStreaming: boolean) => Record<string, unknown>,
): View {
  const props = shallowRef(toProps('', true))
  let content = ''
  createApp(() => h(component, props.value)).mount(host)
  return {
    async write(added) {
      content += added
      props.value = toProps(content, true)
      await nextTick()
    },
    async end() {
      props.value = toProps(content, false)
      await nextTick()
    },
  }
}
