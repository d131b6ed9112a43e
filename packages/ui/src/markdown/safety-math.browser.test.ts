import 'katex/dist/katex.min.css'
import { mount } from '@vue/test-utils'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { nextTick } from 'vue'
import cases from '../../test/markdown/xss.json'
import { inspectDrawing, watchPage, type PageWatch } from '../../test/markdown/watch-page'
import { loadKatex } from './math/katex-loader'
import MathFormula from './math/MathFormula.vue'
import '../theme/style.css'

const host = document.createElement('div')
let page: PageWatch

beforeAll(async () => {
  await loadKatex()
  document.body.append(host)
  page = watchPage(host)
})

afterEach(async () => {
  await new Promise((resolve) => void setTimeout(resolve, 50))
  expect(page.events()).toEqual([])
})

const formulas: readonly string[] = [
  '\\href{javascript:alert(1)}{x}',
  '\\href{https://evil.invalid}{x}',
  '\\url{javascript:alert(1)}',
  '\\includegraphics{https://tracker.invalid/x.png}',
  '\\includegraphics[width=1em,alt=x]{data:image/svg+xml,<svg onload=alert(1)>}',
  '\\htmlId{location}{x}',
  '\\htmlClass{tyqw-composer}{x}',
  '\\htmlStyle{position:fixed;inset:0}{x}',
  '\\htmlData{x=1}{x}',
  '\\text{<img src=x onerror=alert(1)>}',
  '\\color{url(https://tracker.invalid)}x',
  '\\colorbox{"><script>alert(1)</script>}{x}',
  '\\def\\a{\\a\\a}\\a',
  '\\newcommand{\\a}{\\a}\\a',
  '\\rule{1e9em}{1e9em}',
  '\\\\[1e9em]x',
  '\\kern{-1e9em}x',
  '{'.repeat(5000),
  '\\sqrt{'.repeat(500),
  'x^{'.repeat(500),
  '\\gdef\\frac#1#2{\\href{javascript:alert(1)}{x}}\\frac12',
]

async function look(tex: string, display: boolean) {
  const wrapper = mount(MathFormula, { props: { tex, display }, attachTo: host })
  await nextTick()
  await nextTick()
  const found = inspectDrawing(host)
  const box = host.getBoundingClientRect()
  wrapper.unmount()
  return { found, isBounded: box.width < 1e5 && box.height < 1e5 }
}

describe('hostile formulas', () => {
  it.each(formulas.map((tex) => [tex.slice(0, 60), tex]))('do nothing: %s', async (_, tex) => {
    for (const display of [false, true]) {
      expect(await look(tex, display)).toEqual({ found: [], isBounded: true })
    }
  })

  it('do nothing with any row of hostile text', async () => {
    for (const { name, input } of cases) expect((await look(input, false)).found, name).toEqual([])
  })

  it('leave no macro behind for the next one', async () => {
    await look('\\gdef\\alpha{\\text{changed}}\\alpha', false)
    const wrapper = mount(MathFormula, { props: { tex: '\\alpha' }, attachTo: host })
    await nextTick()
    expect(host.textContent).not.toContain('changed')
    wrapper.unmount()
  })
})
