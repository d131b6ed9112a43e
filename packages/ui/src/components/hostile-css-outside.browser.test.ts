import { describe, expect, it, onTestFinished } from 'vitest'
import { findChanges, readLooks } from '../../test/host-css/compare-styles'
import '../theme/style.css'

/** The sheets of this package on the page. */
function ownSheets(): CSSStyleSheet[] {
  return [...document.styleSheets].filter((sheet) =>
    [...sheet.cssRules].some((rule) => rule.cssText.includes('.tyqw')),
  )
}

/** All rules, those in layers and queries as well. */
function allRules(rules: CSSRuleList): CSSRule[] {
  return [...rules].flatMap((rule) =>
    rule instanceof CSSGroupingRule && !(rule instanceof CSSStyleRule)
      ? allRules(rule.cssRules)
      : [rule],
  )
}

const names =
  `a abbr address article aside audio b bdi bdo blockquote br button canvas caption cite code col colgroup data
  datalist dd del details dfn dialog div dl dt em fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr i
  iframe img input ins kbd label legend li main map mark math menu meter nav ol optgroup option output p picture pre progress q
  ruby s samp search section select small span strong sub summary sup svg table tbody td textarea tfoot th thead time tr u ul var
  video`.split(/\s+/)

describe('the stylesheet', () => {
  it('changes no element of the page', () => {
    const page = document.createElement('main')
    page.append(...names.map((name) => document.createElement(name)))
    document.body.append(page)
    onTestFinished(() => page.remove())
    const shown = readLooks(document.documentElement)
    const sheets = ownSheets()
    expect(sheets).not.toEqual([])
    for (const sheet of sheets) sheet.disabled = true
    const changes = findChanges(shown, document.documentElement)
    for (const sheet of sheets) sheet.disabled = false
    expect(changes).toEqual([])
  })

  it('speaks of elements inside of a chat alone, and shouts nowhere', () => {
    const rules = ownSheets().flatMap((sheet) => allRules(sheet.cssRules))
    const styles = rules.filter((rule) => rule instanceof CSSStyleRule)
    expect(styles.length).toBeGreaterThan(100)
    const strays = styles
      .flatMap(({ selectorText }) => selectorText.split(/,\s*(?![^(]*\))/))
      .filter((selector) => !/^\.tyqw\b/.test(selector))
    // For browsers without light-dark(): two custom properties of the tool that makes up for it.
    expect(strays).toEqual([':root'])
    expect(styles.filter((rule) => rule.cssText.includes('!important'))).toEqual([])
  })

  it('names its animations, layers and containers as its own', () => {
    const text = ownSheets().map((sheet) => [...sheet.cssRules].map((rule) => rule.cssText).join())
    const names = text.join().matchAll(/@(?:keyframes|layer|container) ([\w-]+)/g)
    expect([...names].filter(([, name]) => !name?.startsWith('tyqw'))).toEqual([])
  })
})
