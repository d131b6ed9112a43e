import { describe, expect, it } from 'vitest'
import { toAttachmentSettings } from './attachment-settings'

const app = { inline: ['image/*'], linked: ['*'] }
const textModel = { inline: [], linked: [] }
const upload = async () => ({ url: 'https://files.example/1' })

describe('the files of a chat', () => {
  it('are those that the client takes', () => {
    expect(toAttachmentSettings({ accepts: app })).toMatchObject({ accept: ['image/*'] })
    expect(toAttachmentSettings({ accepts: app, upload })).toMatchObject({ accept: ['*'], upload })
    expect(toAttachmentSettings({ accepts: textModel })).toBeUndefined()
    expect(toAttachmentSettings({ accepts: textModel, upload, attachments: true })).toBeUndefined()
  })

  it('are none with a client that does not say, unless they are asked for', () => {
    expect(toAttachmentSettings({})).toBeUndefined()
    expect(toAttachmentSettings({ attachments: true })).toMatchObject({ accept: ['image/*'] })
    expect(toAttachmentSettings({ upload })).toMatchObject({ accept: ['*'] })
  })

  it('can be turned off, and narrowed', () => {
    expect(toAttachmentSettings({ accepts: app, attachments: false })).toBeUndefined()
    expect(
      toAttachmentSettings({ accepts: textModel, attachments: { accept: ['.pdf'], maxCount: 2 } }),
    ).toMatchObject({ accept: ['.pdf'], maxCount: 2 })
  })

  it('have the limits of the way they go', () => {
    expect(toAttachmentSettings({ accepts: app })).toMatchObject({
      maxCount: 10,
      maxSize: 7_000_000,
      maxTotalSize: 9_000_000,
    })
    expect(toAttachmentSettings({ accepts: app, upload })).toMatchObject({
      maxSize: 100_000_000,
      maxTotalSize: Infinity,
    })
  })

  it('fit the limits of the service and the gateway when they go within the request', () => {
    const { maxSize = 0, maxTotalSize = 0 } = toAttachmentSettings({ accepts: app }) ?? {}
    const asDataUrl = (bytes: number) => Math.ceil(bytes / 3) * 4 + 'data:image/png;base64,'.length
    expect(asDataUrl(maxSize)).toBeLessThan(10 * 1024 * 1024)
    expect(asDataUrl(maxTotalSize)).toBeLessThan(12 * 1024 * 1024)
  })
})
