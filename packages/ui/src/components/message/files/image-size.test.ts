import { describe, expect, it } from 'vitest'
import { toImageSize } from './image-size'

const toUrl = (bytes: readonly number[], type = 'png') =>
  `data:image/${type};base64,${btoa(String.fromCodePoint(...bytes))}`
const ascii = (text: string) => Array.from(text, (letter) => letter.codePointAt(0) ?? 0)
const zeros = (count: number) => Array.from({ length: count }, () => 0)

describe('toImageSize', () => {
  it.each([
    [
      'PNG',
      toUrl([
        0x89,
        ...ascii('PNG\r\n\x1a\n'),
        0,
        0,
        0,
        13,
        ...ascii('IHDR'),
        0,
        0,
        3,
        0x20,
        0,
        0,
        2,
        0x58,
      ]),
    ],
    ['GIF', toUrl([...ascii('GIF89a'), 0x20, 3, 0x58, 2, 0, 0])],
    [
      'lossy WebP',
      toUrl([
        ...ascii('RIFF'),
        ...zeros(4),
        ...ascii('WEBPVP8 '),
        ...zeros(10),
        0x20,
        3,
        0x58,
        2,
        0,
        0,
      ]),
    ],
    [
      'large WebP',
      toUrl([
        ...ascii('RIFF'),
        ...zeros(4),
        ...ascii('WEBPVP8X'),
        ...zeros(8),
        0x1f,
        3,
        0,
        0x57,
        2,
        0,
        0,
      ]),
    ],
    [
      'lossless WebP',
      toUrl([
        ...ascii('RIFF'),
        ...zeros(4),
        ...ascii('WEBPVP8L'),
        ...zeros(4),
        0x2f,
        0x1f,
        0xc3,
        0x95,
        0,
        0,
      ]),
    ],
    [
      'JPEG',
      toUrl(
        [
          0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 1, 0xff, 0xc4, 0, 3, 9, 0xff, 0xc2, 0, 17, 8, 2, 0x58, 3,
          0x20,
        ],
        'jpeg',
      ),
    ],
  ])('reads that of a %s', (_, url) => {
    expect(toImageSize(url)).toEqual({ width: 800, height: 600 })
  })

  it.each([
    'https://example.com/a.png',
    'data:image/png;base64,',
    'data:image/png;base64,%%%',
    'data:image/svg+xml,<svg/>',
    toUrl([0x89, ...ascii('PNG')]),
    toUrl([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0, 0, 0]),
    toUrl([0xff, 0xd8, ...zeros(4000)], 'jpeg'),
    toUrl([...ascii('GIF89a'), 0, 0, 0, 0]),
    toUrl(ascii('<html>')),
  ])('knows none of %j', (url) => {
    expect(toImageSize(url)).toBeUndefined()
  })
})
