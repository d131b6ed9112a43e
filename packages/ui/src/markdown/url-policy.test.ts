import { describe, expect, it } from 'vitest'
import { isOwnImage, toAllowedUrl, toLinkPolicy } from './url-policy'

const policy = toLinkPolicy(undefined)

describe('toLinkPolicy', () => {
  it.each(['https://example.com', 'http://example.com', 'mailto:a@b.cn', 'tel:10086', '/page'])(
    'lets %s through',
    (href) => {
      expect(toAllowedUrl(href, policy)).toBeInstanceOf(URL)
    },
  )

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,<script>',
    'vbscript:x',
    'file:///etc/passwd',
    'http://[',
  ])('refuses %j', (href) => {
    expect(toAllowedUrl(href, policy)).toBeUndefined()
  })

  it('can be narrowed, not widened', () => {
    const own = toLinkPolicy((url) => url.host !== 'example.com')
    expect(toAllowedUrl('https://example.com', own)).toBeUndefined()
    expect(
      toAllowedUrl(
        'javascript:1',
        toLinkPolicy(() => true),
      ),
    ).toBeUndefined()
  })
})

describe('isOwnImage', () => {
  it('lets images through that hold their own data, and no others', () => {
    expect(toAllowedUrl('data:image/png;base64,AA==', isOwnImage)).toBeInstanceOf(URL)
    expect(toAllowedUrl('data:image/svg+xml,<svg/>', isOwnImage)).toBeUndefined()
    expect(toAllowedUrl('https://tracker.example/x.png', isOwnImage)).toBeUndefined()
  })
})
