import * as fc from 'fast-check'
import markdownIt from 'markdown-it'
import { describe, expect, it } from 'vitest'
import { growthOf } from '../../../test/growth'
import { holdBackMath, mathRule } from './math-rule'
import { readFormula } from './read-formula'

const parser = markdownIt({ html: false }).use(mathRule)

/** The formulas of a text, `$$` where they stand on a line of their own. */
function formulas(text: string): string[] {
  return parser
    .parse(text, {})
    .flatMap((token) => [token].concat(token.children ?? []))
    .filter(({ type }) => type === 'math_inline' || type === 'math_block')
    .map(({ content, meta }) =>
      (meta as { isDisplay: boolean }).isDisplay ? `$$${content}` : content,
    )
}

describe('formulas in a line', () => {
  it.each([
    ['勾股定理 $a^2+b^2=c^2$。', ['a^2+b^2=c^2']],
    ['面积是$S=\\pi r^2$，周长是$C=2\\pi r$', ['S=\\pi r^2', 'C=2\\pi r']],
    ['所以 \\(x > 1\\) 成立', ['x > 1']],
    ['所以 \\[ x > 1 \\] 成立', ['$$x > 1']],
    ['所以 $$x > 1$$ 成立', ['$$x > 1']],
    ['$2 + 3 = 5$', ['2 + 3 = 5']],
    ['$5$ 个', ['5']],
    ['$0.5\\%$', ['0.5\\%']],
    ['$速度 = \\frac{距离}{时间}$', ['速度 = \\frac{距离}{时间}']],
    ['$100\\text{元，共}x$', ['100\\text{元，共}x']],
    ['$\\text{当 $x>0$ 时}$', ['\\text{当 $x>0$ 时}']],
    ['$\\{a, b\\}$', ['\\{a, b\\}']],
    ['**$x$** 和 *$y_1$*', ['x', 'y_1']],
    ['$a*b*c$ 与 $a_1 b_2$', ['a*b*c', 'a_1 b_2']],
    ['($x$, $y$)', ['x', 'y']],
    ['| $a$ | \\(b\\) |\n|---|---|\n| $c$ | d |', ['a', 'b', 'c']],
  ])('are found in %s', (text, expected) => expect(formulas(text)).toEqual(expected))

  it.each([
    '价格是$100，另一个$200',
    '价格是$100，另一个是200$',
    '从$5涨到$，不知道',
    '从$5到$10',
    'it costs $5 and $10',
    'it costs $5 and 10$ more',
    '$20,000 and $30,000',
    'US$100和US$200，A$5',
    '100$和200$',
    '$ x $',
    'a $x $',
    '\\$x\\$',
    '`$x$`',
    '$',
    '$$$$',
    '$$$',
    '\\(\\)',
    '\\[\\\\\\]',
    '\\[1\\] 和 \\[2, 3\\]',
    '\\[注意\\] 请看',
    '[价格$5](https://a.example/$a)',
    '\\!\\"\\#\\$\\%\\&\\\'\\(\\)\\*\\+\\,\\-\\.\\/\\:\\;\\<\\=\\>\\?\\@\\[\\\\\\]\\^\\_',
    'only $x',
    'only \\(x',
    'a $x$2',
  ])('are not found in %s', (text) => expect(formulas(text)).toEqual([]))
})

describe('formulas on their own lines', () => {
  it.each([
    ['$$\nx = 1\n$$', '$$x = 1'],
    ['$$x = 1$$', '$$x = 1'],
    ['$$ x = 1 $$', '$$x = 1'],
    ['\\[\nx = 1\n\\]', '$$x = 1'],
    ['\\[ x = 1 \\]', '$$x = 1'],
    [
      '$$\\begin{aligned}\na &= b \\\\\nc &= d\n\\end{aligned}$$',
      '$$\\begin{aligned}\na &= b \\\\\nc &= d\n\\end{aligned}',
    ],
    ['\\[\\begin{cases}\n1 \\\\\n2\\end{cases}\n\\]', '$$\\begin{cases}\n1 \\\\\n2\\end{cases}'],
    ['因此\n$$\nx\n$$\n成立', '$$x'],
    ['> $$\n> x\n> $$', '$$x'],
    ['- 一\n  $$\n  x\n  $$\n- 二', '$$x'],
    ['$$\nx\n\n后来', '$$x'],
    ['$$\nx\n$$ 后来', '$$x'],
  ])('are found in %j', (text, expected) => expect(formulas(text)).toEqual([expected]))

  it('say from which line to which they go', () => {
    const tokens = parser.parse('一\n\n$$\nx\n$$\n二', {})
    const block = tokens.find(({ type }) => type === 'math_block')
    expect(block?.map).toEqual([2, 5])
    expect(block?.meta).toMatchObject({ isClosed: true, source: '$$\nx\n$$' })
  })

  it('are open until their sign comes or an empty line', () => {
    const closed = (text: string) =>
      parser.parse(text, {}).map(({ meta }) => (meta as { isClosed?: boolean } | null)?.isClosed)
    expect(closed('$$\nx')).toEqual([false])
    expect(closed('$$\nx\n$$')).toEqual([true])
    expect(parser.parse('$$\nx\n\n- 一', {}).map(({ type }) => type)[1]).toBe('bullet_list_open')
  })

  it.each([
    '\\[foo]: /url "not a reference"',
    '\\[not a link](/foo)',
    '    $$\n    x\n    $$',
    '```\n$$\nx\n$$\n```',
    '$$$ 很贵',
  ])('are not found in %j', (text) => expect(formulas(text)).toEqual([]))
})

describe('a formula that has half arrived', () => {
  it.each([
    ['面积是 $\\frac{a', '面积是 '],
    ['面积是 $', '面积是 '],
    ['面积是 $$x +', '面积是 '],
    ['面积是 \\', '面积是 '],
    ['面积是 \\(x', '面积是 '],
    ['面积是 \\[x = ', '面积是 '],
    ['$a$ 和 $b', '$a$ 和 '],
    ['$a$ 和 $b$', '$a$ 和 $b$'],
    ['价格是$100，另', '价格是$100，另'],
    ['it costs $5 and', 'it costs $5 and'],
    ['US$5', 'US$5'],
    ['`$x` 与 \\$', '`$x` 与 \\$'],
    ['`$x', '`'],
    ['\\[1', ''],
    ['没有', '没有'],
  ])('of %j shows %j', (text, expected) => {
    if (text === '\\[1') expect(holdBackMath(text)).toBe(text)
    else expect(holdBackMath(text)).toBe(expected)
  })

  it('never shows TeX that is a formula later', () => {
    const text = '设 $x_1$ 与 \\(y^2\\)，有 $$z = \\frac{1}{2}$$ 。'
    for (let end = 0; end <= text.length; end += 1) {
      const shown = holdBackMath(text.slice(0, end))
      const words = parser
        .parse(shown, {})
        .flatMap(({ children }) => children ?? [])
        .filter(({ type }) => type === 'text')
        .map(({ content }) => content)
        .join('')
      expect(words).not.toMatch(/[$\\_^{}]/)
    }
  })
})

describe('any text', () => {
  const signs = fc.constantFrom(
    '$',
    '$$',
    '\\',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    'x',
    '1',
    ' ',
    '\n',
    '，',
    '`',
    '# ',
  )
  const text = fc.array(signs).map((parts) => parts.join(''))

  it('is read without an error, and held back only at its end', () => {
    fc.assert(
      fc.property(text, (source) => {
        parser.parse(source, {})
        expect(source.startsWith(holdBackMath(source))).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  it('never changes what stands before the last two blocks, however it goes on', () => {
    const line = fc.constantFrom(
      '$$',
      '$$ a',
      '$$\\a',
      '$$ x $$',
      '\\[',
      '\\]',
      '\\[ a=b',
      '# a',
      '- a',
      'a',
      '',
      '> $$',
      '$$ a',
      '```',
    )
    const blocks = (source: string) =>
      parser
        .parse(source, {})
        .filter(({ level, map, nesting }) => level === 0 && map && nesting >= 0)
        .map(({ type, map, content }) => `${type} ${map?.join('-')} ${content}`)
    fc.assert(
      fc.property(fc.array(line, { maxLength: 14 }), fc.nat(60), (lines, cut) => {
        const source = lines.join('\n')
        const settled = blocks(source.slice(0, cut)).slice(0, -2)
        expect(blocks(source).slice(0, settled.length)).toEqual(settled)
      }),
      { numRuns: 2000 },
    )
  })

  const inLines = ['$', '${', '$$ ', '\\(', '\\[a=', '$a ', '`$', '{$x', '\\', '\\(\\', '![\\(](b)']
  const ofLines = ['$$\n', '\\[x^2\n', '$$x^2\n', '- \\[x^2\n', '> \\[x^2\n']

  it.each([...inLines, ...ofLines])('is read in linear time: %j', (part) => {
    const growth = growthOf((size) => {
      const source = `${part.repeat(size)}\\] a`
      parser.parse(source, {})
      holdBackMath(source)
    })
    expect(growth).toBeLessThan(3)
  })

  it('is the same whatever was read before', () => {
    const parts = ['\\(', '\\)', '\\[', '\\]', '$$', '\\', 'x', ' ', '[', '](b)', '-'.repeat(1333)]
    const text = fc.array(fc.constantFrom(...parts), { maxLength: 30 }).map((all) => all.join(''))
    const forget = () => ['\\(', '\\[', '$$'].forEach((sign) => readFormula(`${sign}x`, 0))
    fc.assert(
      fc.property(text, fc.array(fc.nat(), { maxLength: 30 }), (source, all) => {
        const starts = Array.from(source.matchAll(/\\[([]|\$\$/g), ({ index }) => index)
        const places = all.map((place) => starts[place % starts.length] ?? 0)
        const reads = places.map((place) => readFormula(source, place))
        const anew = places.map((place) => (forget(), readFormula(source, place)))
        expect(reads).toEqual(anew)
      }),
      { numRuns: 1000 },
    )
  })

  it('is none where text stands behind its last sign, and the next one is read', () => {
    const source = '\\[x^2\n\\[y^2\n\\] a\n\n\\[z^2\n\\]'
    const types = parser.parse(source, {}).map(({ type }) => type)
    expect(types).toEqual(['paragraph_open', 'inline', 'paragraph_close', 'math_block'])
  })
})
