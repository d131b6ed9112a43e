import { computed, nextTick, ref, watch, type ComputedRef, type Ref } from 'vue'
import type { GalleryImage } from './image-gallery'

export interface ImagePreviewOptions {
  readonly images: readonly GalleryImage[]
  /** The one to begin with. */
  readonly start: number
  /** What holds the image, and scrolls while that is larger. */
  readonly stage: Readonly<Ref<HTMLElement | null>>
}

export interface ImagePreview {
  readonly place: Readonly<Ref<number>>
  readonly image: ComputedRef<GalleryImage | undefined>
  /** How much larger than it fits. */
  readonly zoom: Readonly<Ref<number>>
  /** @param by - 1 for the next image, -1 for the one before. There is none beyond the last. */
  go(by: number): void
  /** @param by - 1 for larger, -1 for smaller. */
  scale(by: number): void
  /** Larger, or as it fits. */
  toggleZoom(): void
  /** @returns whether the key meant something */
  press(key: string): boolean
}

const ZOOMS = [1, 1.5, 2, 3, 4]
/** What a press on the image gives. */
const CLOSE = 2
const SCROLLED_PX = 80

export function useImagePreview({ images, start, stage }: ImagePreviewOptions): ImagePreview {
  const place = ref(Math.max(start, 0))
  const level = ref(0)
  const zoom = computed(() => ZOOMS[level.value] ?? 1)

  function go(by: number): void {
    place.value = clamp(place.value + by, images.length - 1)
    level.value = 0
  }

  function scale(by: number): void {
    level.value = clamp(level.value + by, ZOOMS.length - 1)
  }

  // What was in the middle stays there.
  watch(zoom, (now, before) => {
    const { value: element } = stage
    if (!element) return
    const { scrollLeft, scrollTop, clientWidth, clientHeight } = element
    const factor = now / before
    void nextTick(() => {
      const [x, y] = [clientWidth / 2, clientHeight / 2]
      element.scrollTo((scrollLeft + x) * factor - x, (scrollTop + y) * factor - y)
    })
  })

  function move(x: number, y: number): void {
    const { value: element } = stage
    if (zoom.value > 1) element?.scrollBy(x * SCROLLED_PX, y * SCROLLED_PX)
    else if (x && element) go(getComputedStyle(element).direction === 'rtl' ? -x : x)
  }

  const keys: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => move(-1, 0),
    ArrowRight: () => move(1, 0),
    ArrowUp: () => move(0, -1),
    ArrowDown: () => move(0, 1),
    Home: () => go(-images.length),
    End: () => go(images.length),
    '+': () => scale(1),
    '=': () => scale(1),
    '-': () => scale(-1),
    '0': () => (level.value = 0),
  }

  return {
    place,
    zoom,
    image: computed(() => images[place.value]),
    go,
    scale,
    toggleZoom: () => (level.value = level.value > 0 ? 0 : ZOOMS.indexOf(CLOSE)),
    press(key) {
      const act = Object.hasOwn(keys, key) ? keys[key] : undefined
      act?.()
      return act !== undefined
    },
  }
}

function clamp(value: number, largest: number): number {
  return Math.min(Math.max(value, 0), Math.max(largest, 0))
}
