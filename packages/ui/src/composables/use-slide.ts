import { nextTick, onScopeDispose, watch, type Ref } from 'vue'

const SLIDE_MS = 200

/**
 * Lets what stands below an element slide to its new place when the element opens or closes. The page is laid out once
 * and the rest is a transform: cheap in a long thread, and not a layout shift.
 *
 * @param element - What changes its height when `isOpen` changes.
 * @param head - What opens and closes it. Where it sticks to the edge above a long text, it stays in view when that closes.
 */
export function useSlide(
  element: Readonly<Ref<HTMLElement | null>>,
  isOpen: Readonly<Ref<boolean>>,
  head?: Readonly<Ref<HTMLElement | null>>,
): void {
  let before = new Map<Element, number>()
  let isStuck = false

  const stopMeasuring = watch(isOpen, () => {
    before = new Map(elementsBelow(element.value).map((other) => [other, topOf(other)]))
    isStuck = !!head?.value && !!element.value && topOf(head.value) > topOf(element.value) + 1
  })
  // After directives such as v-show, which act at the very end of an update.
  const stopSliding = watch(isOpen, () => void nextTick(move), { flush: 'post' })
  onScopeDispose(() => {
    stopMeasuring()
    stopSliding()
  })

  function move(): void {
    // What was read has gone: its head is where the reader is.
    if (isStuck && !isOpen.value) head?.value?.scrollIntoView({ block: 'nearest' })
    else slide()
  }

  function slide(): void {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return
    for (const [other, top] of before) {
      const distance = top - topOf(other)
      if (Math.abs(distance) < 1) continue
      other.animate([{ transform: `translateY(${distance}px)` }, { transform: 'none' }], {
        duration: SLIDE_MS,
        easing: 'cubic-bezier(0.2, 0, 0, 1)',
      })
    }
  }
}

/** Its later siblings, and those of its parent: the rest of the message. */
function elementsBelow(element: HTMLElement | null): Element[] {
  return [element, element?.parentElement].flatMap((start) => {
    const below: Element[] = []
    for (let next = start?.nextElementSibling; next; next = next.nextElementSibling) {
      below.push(next)
    }
    return below
  })
}

function topOf(element: Element): number {
  return element.getBoundingClientRect().top
}
