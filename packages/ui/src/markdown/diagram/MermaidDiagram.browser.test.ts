import { mount } from '@vue/test-utils'
import mermaid from 'mermaid'
import { describe, expect, it, vi } from 'vitest'
import '../../theme/style.css'
import { drawDiagram, type DiagramDrawing } from './draw-diagram'
import MermaidDiagram from './MermaidDiagram.vue'

function show(props: { code: string; streaming?: boolean }, theme = 'light') {
  const page = document.createElement('div')
  page.className = 'tyqw tyqw-markdown'
  page.dataset['tyqwTheme'] = theme
  document.body.append(page)
  const wrapper = mount(MermaidDiagram, { props, attachTo: page })
  return { page, wrapper, root: wrapper.element as HTMLElement }
}

async function drawn(root: HTMLElement): Promise<HTMLImageElement> {
  const image = await vi.waitFor(
    () => {
      const found = root.querySelector('img')
      if (!found) throw new Error('not drawn')
      return found
    },
    { timeout: 10_000 },
  )
  await image.decode()
  return image
}

const textOf = async (image: HTMLImageElement) => (await fetch(image.src)).text()
const wanted = { isDark: false, isWanted: () => true }

const diagrams: Readonly<Record<string, string>> = {
  flowchart: 'flowchart LR\n  A[开始] -->|是 & 否| B{判断<br>两行}\n  B --> C',
  sequence: 'sequenceDiagram\n  甲->>乙: 你好\n  Note over 甲,乙: 说明',
  class: 'classDiagram\n  class A {\n    +List~int~ x\n    +f() bool\n  }\n  A <|-- B',
  state: 'stateDiagram-v2\n  [*] --> 运行\n  运行 --> [*]',
  er: 'erDiagram\n  A ||--o{ B : has',
  gantt: 'gantt\n  dateFormat YYYY-MM-DD\n  section 一\n  任务 :a1, 2024-01-01, 3d',
  pie: 'pie title 份额\n  "一" : 3\n  "二" : 5',
  mindmap: 'mindmap\n  root((根))\n    一\n    二',
}

describe('a diagram', () => {
  it.each(Object.entries(diagrams))('is an image: %s', async (_, code) => {
    const { root, wrapper } = show({ code })
    const image = await drawn(root)
    expect(image.src).toMatch(/^blob:/)
    expect(image.naturalWidth).toBeGreaterThan(20)
    expect(image.alt).not.toBe('')
    const svg = await textOf(image)
    expect(svg).not.toContain('foreignObject')
    expect(svg).not.toContain('<script')
    wrapper.unmount()
  })

  it('shows its source until it is drawn, and when asked', async () => {
    const { root, wrapper } = show({ code: 'flowchart LR\n  A --> B' })
    expect(root.querySelector('pre')?.textContent).toBe('flowchart LR\n  A --> B')
    await drawn(root)
    expect(root.querySelector('pre')).toBeNull()
    await wrapper.get('.tyqw-diagram-toggle').trigger('click')
    expect(root.querySelector('pre')?.textContent).toBe('flowchart LR\n  A --> B')
    await wrapper.get('.tyqw-diagram-toggle').trigger('click')
    expect(root.querySelector('img')).not.toBeNull()
  })

  it('keeps its last good drawing while it streams, and gives its address back', async () => {
    const revoked = vi.spyOn(URL, 'revokeObjectURL')
    const { root, wrapper } = show({ code: 'flowchart LR\n  A --> B', streaming: true })
    const first = (await drawn(root)).src
    await wrapper.setProps({ code: 'flowchart LR\n  A --> B\n  B --> C[' })
    await drawDiagram({ code: 'pie\n  "a" : 1', ...wanted })
    expect(root.querySelector('img')?.src).toBe(first)
    await wrapper.setProps({ code: 'flowchart LR\n  A --> B\n  B --> C[三]', streaming: false })
    await vi.waitFor(() => expect(root.querySelector('img')?.src).not.toBe(first))
    expect(revoked).toHaveBeenCalledWith(first)
    const second = root.querySelector('img')?.src
    wrapper.unmount()
    expect(revoked).toHaveBeenCalledWith(second)
    revoked.mockRestore()
  })

  it('shows the source of what cannot be drawn, and leaves nothing in the page', async () => {
    const { page, root, wrapper } = show({ code: 'flowchart LR\n  A --> [' })
    await vi.waitFor(() => expect(root.textContent).toContain('画不出来'))
    expect(root.querySelector('pre')?.textContent).toContain('A --> [')
    for (const code of ['no diagram', 'sequenceDiagram\n ->>', 'gantt\n dateFormat X\n a :b'])
      await drawDiagram({ code, ...wanted })
    wrapper.unmount()
    page.remove()
    expect(document.querySelector('body > svg, [id^="dtyqw"], [id^="tyqw-diagram"]')).toBeNull()
    expect(document.querySelector('.error-icon, .error-text')).toBeNull()
  })

  it('is drawn for light and for dark ground, and anew when that changes', async () => {
    const { page, root } = show({ code: 'flowchart LR\n  A --> B' })
    const light = await drawn(root)
    const before = await textOf(light)
    const src = light.src
    page.dataset['tyqwTheme'] = 'dark'
    await vi.waitFor(() => expect(root.querySelector('img')?.src).not.toBe(src))
    expect(await textOf(await drawn(root))).not.toBe(before)
  })

  it('is drawn alone, and not when nobody wants it any more', async () => {
    let running = 0
    let most = 0
    const render = mermaid.render.bind(mermaid)
    const spy = vi.spyOn(mermaid, 'render').mockImplementation(async (...parts) => {
      running += 1
      most = Math.max(most, running)
      return render(...parts).finally(() => (running -= 1))
    })
    const codes = ['A', 'B', 'C', 'D'].map((name) => `flowchart LR\n  ${name} --> X`)
    const drawings = codes.map((code) =>
      drawDiagram({ code, isDark: false, isWanted: () => code !== codes[2] }),
    )
    expect((await Promise.all(drawings)).map(Boolean)).toEqual([true, true, false, true])
    expect(most).toBe(1)
    expect(spy).toHaveBeenCalledTimes(3)
    spy.mockRestore()
  })

  it.each([
    'flowchart LR\n  A@{ img: "https://tracker.example/a.png", label: "x" }',
    'flowchart LR\n  A@{ "img" : "https://tracker.example/a.png" }',
    '%%{init: {"themeCSS": "* { background: url(https://tracker.example/b) }"}}%%\nflowchart LR\n  A --> B',
    '---\nconfig:\n  themeCSS: "@import \'https://tracker.example/c\'"\n---\nflowchart LR\n  A --> B',
    'flowchart LR\n  A["<img src=https://tracker.example/d>"]',
    'flowchart LR\n  A --> B\n  style A fill:url(https://tracker.example/e)',
  ])('loads nothing: %s', async (code) => {
    expect(await drawDiagram({ code, ...wanted })).toBeUndefined()
    const requests = performance.getEntriesByType('resource').map(({ name }) => name)
    expect(requests.filter((name) => name.includes('tracker'))).toEqual([])
  })

  it.each([
    '%%{init: {"securityLevel": "loose", "htmlLabels": true, "flowchart": {"htmlLabels": true}}}%%\nflowchart LR\n  A["<b onclick=alert(1)>x</b>"] --> B\n  click A href "javascript:alert(1)"',
    'flowchart LR\n  A["<script>window.hacked = 1</script>x"] --> B\n  click A call alert(1)',
  ])('makes nothing dangerous of %s', async (code) => {
    const drawing = await drawDiagram({ code, ...wanted })
    const svg = (await drawing?.image.text()) ?? ''
    expect(svg).not.toMatch(/<script|onclick|javascript:/i)
    expect('hacked' in window).toBe(false)
  })

  it('looks the same under a strict policy', async () => {
    const codes = Object.values(diagrams)
    const drawAll = async () => {
      const drawings: (DiagramDrawing | undefined)[] = []
      for (const code of codes) drawings.push(await drawDiagram({ code, ...wanted }))
      return drawings
    }
    const before = await drawAll()
    const policy = document.createElement('meta')
    policy.httpEquiv = 'Content-Security-Policy'
    policy.content = "default-src 'self'; img-src 'self' blob:"
    document.head.append(policy)
    for (const [index, made] of (await drawAll()).entries()) {
      expect((made?.width ?? 0) / (before[index]?.width ?? 0)).toBeCloseTo(1, 1)
      expect((made?.height ?? 0) / (before[index]?.height ?? 0)).toBeCloseTo(1, 1)
    }
    const { root } = show({ code: 'flowchart LR\n  A --> B' })
    // The ground of a node, from the styles inside the drawing.
    expect(coloursOf(await drawn(root))).toContain('236,236,255')
  })
})

function coloursOf(image: HTMLImageElement): Set<string> {
  const canvas = document.createElement('canvas')
  canvas.width = image.naturalWidth
  canvas.height = image.naturalHeight
  const context = canvas.getContext('2d')
  context?.drawImage(image, 0, 0)
  const pixels = context?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
  const colours = new Set<string>()
  for (let index = 0; index < pixels.length; index += 4)
    colours.add(pixels.slice(index, index + 3).join())
  return colours
}
