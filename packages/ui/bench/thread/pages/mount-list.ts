import { createApp, h, nextTick, shallowRef, type Component } from 'vue'
import { untilShown, type BenchMessage, type ThreadView } from '../start-thread-page'

export interface ListOptions<Item> {
  /** What the component is given of a message. */
  toItem: (message: BenchMessage) => Item
  toProps: (items: readonly Item[]) => Record<string, unknown>
}

/** Mounts a component that takes all messages as a list, as an application does: of what has not changed, it gets the same objects. */
export async function mountList<Item>(
  host: HTMLElement,
  component: Component,
  { toItem, toProps }: ListOptions<Item>,
): Promise<ThreadView> {
  const items = shallowRef<readonly Item[]>([])
  let growing: BenchMessage | undefined
  createApp(() => h(component, toProps(items.value))).mount(host)

  return {
    async open(messages) {
      items.value = messages.map(toItem)
      await nextTick()
      await untilShown(host, messages.at(-1)?.text ?? '')
    },
    async ask(question, answer) {
      growing = answer
      items.value = [...items.value, toItem(question), toItem(answer)]
      await nextTick()
    },
    write(added) {
      if (!growing) return
      growing = { ...growing, text: growing.text + added }
      items.value = [...items.value.slice(0, -1), toItem(growing)]
    },
    end: () => undefined,
    scroller() {
      const scrolls = [...host.querySelectorAll<HTMLElement>('*')].find(
        (element) =>
          element.scrollHeight > element.clientHeight + 1 &&
          /auto|scroll/.test(getComputedStyle(element).overflowY),
      )
      if (!scrolls) throw new Error('Nothing scrolls')
      return scrolls
    },
  }
}
