import { describe, expect, it } from 'vitest'
import { createApp, h, ref, useTemplateRef } from 'vue'
import { useSlide } from './use-slide'

describe('useSlide', () => {
  it('moves what stands below with a transform, to where the layout put it', async () => {
    const isOpen = ref(true)
    const host = document.createElement('div')
    document.body.append(host)
    const app = createApp({
      setup() {
        useSlide(useTemplateRef<HTMLElement>('root'), isOpen)
        return () =>
          h('div', [
            h('div', { ref: 'root', style: { height: isOpen.value ? '100px' : '20px' } }),
            h('p', { class: 'below', style: 'margin:0' }, '下面'),
          ])
      },
    })
    app.mount(host)
    const below = host.querySelector<HTMLElement>('.below')
    const top = below?.getBoundingClientRect().top
    isOpen.value = false
    await expect.poll(() => below?.getAnimations().length).toBe(1)
    const [slide] = below?.getAnimations() ?? []
    slide?.pause()
    if (slide) slide.currentTime = 0
    expect(below?.getBoundingClientRect().top).toBe(top)
    slide?.finish()
    expect(below?.getBoundingClientRect().top).toBe((top ?? 0) - 80)
    app.unmount()
    host.remove()
  })
})
