import { mount } from '@vue/test-utils'
import { render as renderKatex } from 'katex'
import katexStyles from 'katex/dist/katex.min.css?inline'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createSSRApp, h, nextTick } from 'vue'
import { renderToString } from 'vue/server-renderer'
import { preloadMath } from './katex-loader'
import MathFormula from './MathFormula.vue'

interface Props {
  tex: string
  display?: boolean
  source?: string
}

function show(props: Props) {
  const wrapper = mount(MathFormula, { props, attachTo: document.body })
  return { wrapper, root: wrapper.element as HTMLElement }
}

const isDrawn = (root: HTMLElement) =>
  vi.waitFor(() => expect(root.querySelector('math')).not.toBeNull())

afterEach(() => (document.adoptedStyleSheets = []))

async function withStyles(): Promise<void> {
  const sheet = new CSSStyleSheet()
  document.adoptedStyleSheets = [
    await sheet.replace(katexStyles.replaceAll(/@font-face\{[^}]*\}/g, '')),
  ]
}

describe('a formula', () => {
  it('is its source until KaTeX is there, and then a drawing that can be read aloud', async () => {
    await withStyles()
    const { root } = show({ tex: 'a^2', source: '$a^2$' })
    expect(root.textContent).toBe('$a^2$')
    await isDrawn(root)
    expect(root.querySelector('.tyqw-math-source')).toBeNull()
    expect(root.querySelector('.katex-html')?.getAttribute('aria-hidden')).toBe('true')
    expect(root.querySelector('math annotation')?.textContent).toBe('a^2')
  })

  it('is drawn at once when KaTeX has been loaded, as KaTeX draws it', async () => {
    await withStyles()
    await preloadMath()
    const { root } = show({ tex: '\\frac{a}{b}', display: true })
    await nextTick()
    const expected = document.createElement('span')
    renderKatex('\\frac{a}{b}', expected, { displayMode: true })
    expect(root.querySelector('.tyqw-math-drawing')?.innerHTML).toBe(expected.innerHTML)
  })

  it('is MathML alone where the page has no styles of KaTeX', async () => {
    const outer = document.createElement('div')
    document.body.append(outer)
    const shadow = outer.attachShadow({ mode: 'open' })
    const holder = document.createElement('div')
    shadow.append(holder)
    const root = mount(MathFormula, { props: { tex: 'a^2' }, attachTo: holder })
      .element as HTMLElement
    await isDrawn(root)
    expect(root.querySelector('.katex-html')).toBeNull()
  })

  it('shows its source when it cannot be drawn', async () => {
    await preloadMath()
    const { root, wrapper } = show({ tex: '\\frac{a', source: '$\\frac{a$' })
    await nextTick()
    expect(root.textContent).toBe('$\\frac{a$')
    await wrapper.setProps({ tex: 'a' })
    await isDrawn(root)
    await wrapper.setProps({ tex: '\\nosuchcommand', source: '$\\nosuchcommand$' })
    expect(root.textContent).toBe('$\\nosuchcommand$')
  })

  it.each([
    '\\href{javascript:alert(1)}{x}',
    '\\url{https://tracker.example}',
    '\\includegraphics{https://tracker.example/x.png}',
    '\\htmlStyle{position:fixed}{x}',
    '\\htmlId{app}{x}',
    '\\htmlData{a=b}{x}',
    '<img src=x onerror=alert(1)>',
    '\\text{<script>alert(1)</script>}',
    '\\def\\a{\\a\\a}\\a',
    '\\rule{9999em}{9999em}',
  ])('makes nothing dangerous of %s', async (tex) => {
    await withStyles()
    await preloadMath()
    const { root } = show({ tex })
    await nextTick()
    expect(root.querySelector('a, img, script, [id], [onerror], [style*="fixed"]')).toBeNull()
    expect(root.getBoundingClientRect().height).toBeLessThan(1000)
  })

  it('takes over what a server rendered', async () => {
    const props = { tex: 'a', source: '$a$' }
    const page = document.createElement('div')
    const rendered = await renderToString(createSSRApp(() => h(MathFormula, props)))
    page.append(document.createRange().createContextualFragment(rendered))
    document.body.append(page)
    expect(page.textContent).toBe('$a$')
    createSSRApp(() => h(MathFormula, props)).mount(page)
    await isDrawn(page)
  })

  it('holds under a strict policy', async () => {
    await withStyles()
    await preloadMath()
    const broken: string[] = []
    document.addEventListener('securitypolicyviolation', (event) =>
      broken.push(event.violatedDirective),
    )
    const policy = document.createElement('meta')
    policy.httpEquiv = 'Content-Security-Policy'
    policy.content = "style-src 'self'; script-src 'self'; img-src 'self'"
    document.head.append(policy)
    const { root } = show({
      tex: '\\color{red}{\\sqrt{\\frac{a}{b}}}\\kern{1em}\\begin{matrix}1&2\\end{matrix}',
    })
    await isDrawn(root)
    const span = document.createElement('span')
    span.setAttribute('style', 'color: red')
    await vi.waitFor(() => expect(broken).toEqual(['style-src-attr']))
  })
})
