import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AutolinkMeta } from './autolink-rule'
import { createParser } from './parser'

const parser = createParser()
const opens = (markdown: string) =>
  parser
    .parse(markdown, {})
    .flatMap(({ children }) => children ?? [])
    .filter(({ type }) => type === 'link_open')
const targets = (markdown: string) =>
  opens(markdown).map((token) => decodeURI(String(token.attrGet('href'))))

describe('where a plain URL ends', () => {
  it.each([...'，。；：！？、）】》」』”’…—～｜＞'])('before %s', (mark) => {
    expect(targets(`见 https://example.com/a${mark}以及`)).toEqual(['https://example.com/a'])
    expect(targets(`见https://example.com${mark}`)).toEqual(['https://example.com'])
    expect(targets(`www.example.com${mark}x`)).toEqual(['http://www.example.com'])
  })

  it.each([
    ['（https://example.com/a）', 'https://example.com/a'],
    ['《https://example.com/a》', 'https://example.com/a'],
    ['(https://example.com/a)', 'https://example.com/a'],
    ['https://example.com/a_(b)。', 'https://example.com/a_(b)'],
    ['https://example.com/a.', 'https://example.com/a'],
    ['**https://example.com/a_b**', 'https://example.com/a_b'],
    ['**网址：https://example.com/a**正文', 'https://example.com/a'],
    ['*https://example.com/*正文', 'https://example.com/'],
    ['~~https://example.com/a~~正文', 'https://example.com/a'],
    ['`x`https://example.com', 'https://example.com'],
    ['打开https://example.com/a查看', 'https://example.com/a'],
    ['访问https://example.com查看详情', 'https://example.com'],
    ['网址:www.example.com查看', 'http://www.example.com'],
    ['[https://example.com/a]', 'https://example.com/a'],
    ['https://example.com/?q=a&b=c#d', 'https://example.com/?q=a&b=c#d'],
    ['https://example.com/a\u202Egpj', 'https://example.com/a'],
    ['https://example.com/a\u200B字', 'https://example.com/a'],
    ['https://example.com/?a=1&amp;b=2', 'https://example.com/?a=1&b=2'],
    ['https://example.com/a\\_b', 'https://example.com/a_b'],
    ['HTTPS://EXAMPLE.COM/a', 'HTTPS://EXAMPLE.COM/a'],
    ['http://localhost:5173/a', 'http://localhost:5173/a'],
    [
      'https://zh.wikipedia.org/wiki/人工智能#历史，另见',
      'https://zh.wikipedia.org/wiki/人工智能#历史',
    ],
    ['https://example.com/?q=中文abc词', 'https://example.com/?q=中文abc词'],
    ['https://例子.中国/路径。', `https://${new URL('https://例子.中国').host}/路径`],
  ])('%s', (markdown, target) => {
    const found = targets(markdown)
    expect(found).toEqual([target])
  })

  it.each([
    ['发到 a@b.cn，谢谢', 'mailto:a@b.cn'],
    ['邮箱a.b+c@mail.example.com。', 'mailto:a.b+c@mail.example.com'],
    ['a_b_c@example.com', 'mailto:a_b_c@example.com'],
  ])('%s', (markdown, target) => {
    expect(targets(markdown)).toEqual([target])
  })
})

describe('what stays text', () => {
  it.each([
    'README.md 和 main.py',
    'example.com',
    'ftp://example.com',
    '//example.com/a',
    'javascript:alert(1)',
    'data:text/html,x',
    'www.',
    'awww.example.com',
    'https://',
    'https://.',
    'https://，',
    'xhttps://example.com',
    'https://a_b.c_d',
    'vue@3.5.45',
    '@user 和 user@host',
    'x@.com',
    '`https://example.com`',
    '\\[x\\]\\(y\\)',
  ])('%s', (markdown) => {
    expect(targets(markdown)).toEqual([])
  })

  it('is a link’s text, which holds no other link', () => {
    expect(targets('[https://a.example](https://b.example)')).toEqual(['https://b.example'])
    expect(targets('![https://a.example](x.png)')).toEqual([])
    expect(targets('[a@b.cn](https://b.example)')).toEqual(['https://b.example'])
  })
})

describe('a URL shows as it is written', () => {
  it.each(['https://xn--80ak6aa92e.com/a%2Fb', 'https://example.com/%E4%B8%AD'])('%s', (url) => {
    for (const markdown of [url, `<${url}>`])
      expect(parser.renderInline(markdown)).toContain(`>${url}</a>`)
  })
})

describe('reachesEnd', () => {
  const reaches = (markdown: string) =>
    opens(markdown).map(({ meta }) => (meta as unknown as AutolinkMeta | null)?.reachesEnd)

  it('tells of a URL that may go on', () => {
    expect(reaches('见 https://exam')).toEqual([true])
    expect(reaches('见 https://example.')).toEqual([true])
    expect(reaches('见 https://example.com/(a')).toEqual([true])
    expect(reaches('**https://example**')).toEqual([true])
    expect(reaches('a@b.c')).toEqual([true])
    expect(reaches('a@b.co.')).toEqual([true])
  })

  it('does not of one that has ended', () => {
    expect(reaches('https://example.com，')).toEqual([false])
    expect(reaches('https://a.example https://b.exam')).toEqual([false, true])
    expect(reaches('a@b.cn，')).toEqual([false])
    expect(reaches('[a](https://example.com)')).toEqual([undefined])
  })

  it('is true at each place a URL can be cut', () => {
    const text = '见 https://sub.example.com:8080/路径/a_b?c=(d)&e=f#g'
    for (let end = 'https://s'.length + 2; end <= text.length; end += 1) {
      expect(reaches(text.slice(0, end)), text.slice(0, end)).toEqual([true])
    }
  })
})

describe('any text', () => {
  const textOf = (html: string) => html.replace(/<[^>]*>/g, '')
  const pieces =
    'https:// http:// www. a b.c . / @ : ? = - ( ) ; ， 。 中 ） 𠮷 🍄 &amp; & " \' \\_ \u202E H w'.split(
      ' ',
    )
  const piece = fc.constantFrom(...pieces, ' ', '\n')

  it('reads the same, with its links and without', () => {
    const without = createParser().set({ linkify: false })
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (some) => {
        const text = `x${some.join('')}`
        expect(textOf(parser.render(text))).toBe(textOf(without.render(text)))
      }),
      { numRuns: 2000 },
    )
  })

  it('has no link that turns into another one, but where `reachesEnd` says so', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.nat(), (some, at) => {
        const text = some.join('')
        const cut = text.slice(0, at % (text.length + 1)).trimEnd()
        const whole = opens(text).map((token) => token.attrGet('href'))
        for (const token of opens(cut)) {
          const { reachesEnd } = token.meta as unknown as AutolinkMeta
          if (!reachesEnd) expect(whole).toContain(token.attrGet('href'))
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('has links only to the web and to addresses, with nothing Chinese punctuation in them', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (some) => {
        for (const token of opens(some.join(''))) {
          const href = String(token.attrGet('href'))
          expect(href).toMatch(/^(?:https?:\/\/[^/]|mailto:[^@]+@)/i)
          expect(href).not.toMatch(/%EF%BC%8C|%E3%80%82|%EF%BC%89|%E2%80%AE/)
        }
      }),
      { numRuns: 2000 },
    )
  })
})

describe('hostile text', () => {
  it.each([
    ['www.', 50_000],
    ['www._', 50_000],
    ['https://', 30_000],
    ['https://a', 30_000],
    ['a@', 100_000],
    ['a', 300_000],
    ['https://a.b/(((((', 20_000],
    ['https://a.b/;', 20_000],
    ['https://a.b/&amp;', 20_000],
    ['h', 300_000],
    ['a.b@c.d', 40_000],
  ])('%s, %i times, is read in linear time', (text, count) => {
    const start = performance.now()
    parser.render(text.repeat(count))
    expect(performance.now() - start).toBeLessThan(2000)
  })
})
