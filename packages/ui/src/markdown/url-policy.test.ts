import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  isLoadableImage,
  isOwnImage,
  linkTitle,
  toAllowedUrl,
  toImagePolicy,
  toLinkPolicy,
} from './url-policy'

const policy = toLinkPolicy(undefined)
const onPage = (origin: string) => vi.stubGlobal('location', { origin })

afterEach(() => void vi.unstubAllGlobals())

/** Ways to write a protocol that a browser reads as `javascript:` all the same, or that are meant to look so. */
const spellings = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'java\tscript:alert(1)',
  'java\r\nscript:alert(1)',
  '\u0001javascript:alert(1)',
  '\u0000javascript:alert(1)',
  '\u001Fjavascript:alert(1)',
  'javascript\n:alert(1)',
  'javascript:%61lert(1)',
  'javascript://example.com/%0aalert(1)',
  'data:text/html,<script>',
  'DATA:text/html;base64,PA==',
  'vbscript:x',
  'VbScript:x',
  'blob:https://example.com/x',
  'filesystem:https://example.com/x',
  'file:///etc/passwd',
  'view-source:https://example.com',
  'about:blank',
  'intent://x#Intent;end',
  'ms-msdt:/id',
  'weixin://dl/scan',
  'http://[',
  'https://',
  '',
  ' ',
]

describe('toLinkPolicy', () => {
  it.each(['https://example.com', 'http://example.com', 'mailto:a@b.cn', 'tel:10086', '/page'])(
    'lets %s through',
    (href) => {
      expect(toAllowedUrl(href, policy)).toBeInstanceOf(URL)
    },
  )

  it.each(spellings)('refuses %j', (href) => {
    expect(toAllowedUrl(href, policy)).toBeUndefined()
    expect(toAllowedUrl(href, isLoadableImage)).toBeUndefined()
  })

  it.each([
    'https://bank.example@evil.example',
    'https://bank.example:443@evil.example/',
    'https://:x@evil.example',
    '//bank.example@evil.example',
    'https:\\\\bank.example@evil.example',
  ])('refuses %s, which names a user', (href) => {
    expect(toAllowedUrl(href, policy)).toBeUndefined()
    expect(toAllowedUrl(href, isLoadableImage)).toBeUndefined()
  })

  it('sees where a URL leads, however it is written', () => {
    const host = (href: string) => toAllowedUrl(href, policy)?.host
    expect(host('//evil.example/x')).toBe('evil.example')
    expect(host('/\\evil.example')).toBe('evil.example')
    expect(host('https://evil。example')).toBe('evil.example')
    expect(host('https://ｅｖｉｌ.example')).toBe('evil.example')
    expect(host('https://0x7f.1')).toBe('127.0.0.1')
    expect(host('https://аррӏе.com')).toBe('xn--80ak6aa92e.com')
  })

  it('can be narrowed, not widened', () => {
    const own = toLinkPolicy((url) => url.host !== 'example.com')
    expect(toAllowedUrl('https://example.com', own)).toBeUndefined()
    for (const all of [() => true, { protocols: ['javascript:'] }, {}]) {
      expect(toAllowedUrl('javascript:1', toLinkPolicy(all))).toBeUndefined()
    }
  })
})

describe('rules as data', () => {
  const rules = toLinkPolicy({ protocols: ['https:'], hosts: ['example.com', '*.aliyun.com'] })

  it.each(['https://example.com/a', 'https://help.aliyun.com', 'https://a.b.aliyun.com'])(
    'let %s through',
    (href) => {
      expect(toAllowedUrl(href, rules)).toBeInstanceOf(URL)
    },
  )

  it.each([
    'http://example.com',
    'https://example.com.evil.example',
    'https://evilaliyun.com',
    'https://aliyun.com',
    'https://aliyun.com.evil.example',
    'mailto:a@example.com',
  ])('refuse %s', (href) => {
    expect(toAllowedUrl(href, rules)).toBeUndefined()
  })

  it('take a port when one is given', () => {
    const port = toLinkPolicy({ hosts: ['localhost:5173'] })
    expect(toAllowedUrl('http://localhost:5173', port)).toBeInstanceOf(URL)
    expect(toAllowedUrl('http://localhost:80', port)).toBeUndefined()
    expect(toAllowedUrl('http://localhost:80', toLinkPolicy({ hosts: ['localhost'] }))).toBeTruthy()
  })

  it('add to the page’s own', () => {
    onPage('https://page.example')
    expect(toAllowedUrl('https://page.example/a', rules)).toBeInstanceOf(URL)
  })
})

describe('images', () => {
  it('load by themselves when they hold their own data, and no others', () => {
    expect(toAllowedUrl('data:image/png;base64,AA==', isOwnImage)).toBeInstanceOf(URL)
    expect(toAllowedUrl('data:image/svg+xml,<svg/>', isOwnImage)).toBeUndefined()
    expect(toAllowedUrl('data:text/html,image/png', isOwnImage)).toBeUndefined()
    expect(toAllowedUrl('https://tracker.example/x.png', isOwnImage)).toBeUndefined()
  })

  it('load by themselves from the page’s own origin', () => {
    onPage('https://page.example')
    expect(toAllowedUrl('https://page.example/x.png', isOwnImage)).toBeInstanceOf(URL)
    expect(toAllowedUrl('blob:https://page.example/x', isOwnImage)).toBeInstanceOf(URL)
    for (const other of [
      'http://page.example/x',
      'https://page.example:444/x',
      '//other.example',
    ]) {
      expect(toAllowedUrl(other, isOwnImage)).toBeUndefined()
    }
  })

  it('are nobody’s own in a sandbox', () => {
    onPage('null')
    for (const href of ['data:text/html,x', 'foo:x', 'blob:null/x', 'javascript:1']) {
      expect(toAllowedUrl(href, isOwnImage)).toBeUndefined()
    }
  })

  it('may come from the hosts that are named', () => {
    const named = toImagePolicy({ hosts: ['oss.example'] })
    expect(toAllowedUrl('https://oss.example/a.png', named)).toBeInstanceOf(URL)
    expect(toAllowedUrl('https://tracker.example/a.png', named)).toBeUndefined()
    expect(toAllowedUrl('data:image/svg+xml,<svg/>', named)).toBeUndefined()
    expect(toAllowedUrl('data:image/png,x', named)).toBeInstanceOf(URL)
    expect(toAllowedUrl('https://tracker.example/a.png', toImagePolicy(undefined))).toBeUndefined()
    expect(toImagePolicy(() => true)(new URL('https://any.example'))).toBe(true)
  })
})

describe('linkTitle', () => {
  const title = (href: string, text?: string) => linkTitle(new URL(href), text)

  it('says where a link leads before what it says of itself', () => {
    expect(title('https://example.com/a')).toBe('example.com')
    expect(title('https://evil.example', 'bank.example')).toBe('evil.example · bank.example')
    expect(title('https://аррӏе.com')).toBe('xn--80ak6aa92e.com')
    expect(title('mailto:a@b.cn')).toBe('mailto:a@b.cn')
    expect(title('https://example.com', 'a\u202Eb')).toBe('example.com · a[U+202E]b')
  })
})
