/** How large an image is, in pixels. */
export interface ImageSize {
  readonly width: number
  readonly height: number
}

/** So much of the file is read, in characters of base64. A JPEG says its size after its thumbnails. */
const READ = 96_000
/** Markers of a JPEG that say its size: each way to code a frame, but not tables. */
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

/**
 * The size of an image that holds its own data, so that its place is there before it is decoded. PNG, GIF, WebP and JPEG.
 *
 * @returns undefined for anything else, and for what is broken
 */
export function toImageSize(url: string): ImageSize | undefined {
  const start = /^data:image\/[a-z+.-]+;base64,/i.exec(url.slice(0, 64))?.[0].length
  if (start === undefined) return undefined
  const length = Math.min(READ, url.length - start)
  try {
    const bytes = atob(url.slice(start, start + length - (length % 4)))
    const view = new DataView(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)).buffer)
    const { width, height } = sizeIn(view, bytes)
    return width > 0 && height > 0 ? { width, height } : undefined
  } catch {
    return undefined // Cut short, or not what it says.
  }
}

function sizeIn(view: DataView, bytes: string): ImageSize {
  if (bytes.startsWith('\x89PNG')) return { width: view.getUint32(16), height: view.getUint32(20) }
  if (bytes.startsWith('GIF8')) {
    return { width: view.getUint16(6, true), height: view.getUint16(8, true) }
  }
  if (bytes.startsWith('RIFF') && bytes.startsWith('WEBP', 8)) return webpSize(view, bytes)
  return jpegSize(view)
}

function webpSize(view: DataView, bytes: string): ImageSize {
  const kind = bytes.slice(12, 16)
  if (kind === 'VP8X') {
    const at = (place: number) => (view.getUint32(place, true) & 0xff_ff_ff) + 1
    return { width: at(24), height: at(27) }
  }
  if (kind === 'VP8L') {
    const packed = view.getUint32(21, true)
    return { width: (packed & 0x3fff) + 1, height: ((packed >> 14) & 0x3fff) + 1 }
  }
  return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
}

function jpegSize(view: DataView): ImageSize {
  if (view.getUint16(0) !== 0xffd8) return { width: 0, height: 0 }
  for (let place = 2; ; place += 2 + view.getUint16(place + 2)) {
    if (isFrame(view.getUint8(place + 1))) {
      return { width: view.getUint16(place + 7), height: view.getUint16(place + 5) }
    }
  }
}
