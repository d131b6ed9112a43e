import { describe, expect, it } from 'vitest'
import { enUS } from '../locale/en-us'
import { zhCN } from '../locale/zh-cn'
import { toAttachment, type Attachment } from './attachment'
import { toAttachmentSettings } from './attachment-settings'
import { checkFile, toMediaType } from './check-file'
import { filesOfPaste, hasFiles } from './file-transfer'
import { toRefusalText } from './refusal-text'

const file = (name: string, type = '', size = 3) => new File(['x'.repeat(size)], name, { type })
const settings = (attachments = {}) => {
  const made = toAttachmentSettings({ attachments })
  if (!made) throw new Error('Files are on here.')
  return made
}
const having = (...sizes: number[]): Attachment[] =>
  sizes.map((size) => toAttachment({ type: 'file', mediaType: 'image/png', url: 'data:,', size }))

describe('a file', () => {
  it.each([
    ['a.png', 'image/png', 'image/*', true],
    ['a.PNG', '', '.png', true],
    ['a.md', '', 'text/markdown', true],
    ['a.heic', '', 'image/*', true],
    ['a.pdf', 'application/pdf', 'image/*', false],
    ['a.svg', 'image/svg+xml', 'image/png', false],
    ['imagepng', '', 'image/*', false],
    ['a.png.exe', '', '.png', false],
    ['a', '', '*', true],
    ['a', '', '*/*', true],
  ])('%s (%s) against %s: %s', (name, type, rule, isTaken) => {
    const reason = checkFile(file(name, type), [], settings({ accept: [rule] }))
    expect(reason).toBe(isTaken ? undefined : 'type')
  })

  it('is refused when it is empty, too large, one too many, or too much with the others', () => {
    const limits = settings({ accept: ['*'], maxCount: 2, maxSize: 10, maxTotalSize: 15 })
    expect(checkFile(file('a', '', 0), [], limits)).toBe('empty')
    expect(checkFile(file('a', '', 11), [], limits)).toBe('size')
    expect(checkFile(file('a', '', 10), [], limits)).toBeUndefined()
    expect(checkFile(file('a', '', 1), having(1, 1), limits)).toBe('count')
    expect(checkFile(file('a', '', 6), having(10), limits)).toBe('total')
    expect(checkFile(file('a', '', 5), having(10), limits)).toBeUndefined()
  })

  it('has the type of its ending where the system has none', () => {
    expect(toMediaType({ name: '报告.DOCX', type: '' })).toMatch(/wordprocessingml/)
    expect(toMediaType({ name: 'a.png', type: 'image/webp' })).toBe('image/webp')
    expect(toMediaType({ name: 'constructor', type: '' })).toBe('application/octet-stream')
    expect(toMediaType({ name: 'a.constructor', type: '' })).toBe('application/octet-stream')
  })
})

describe('what is said of files that were not taken', () => {
  const limits = { accept: ['image/*', '.pdf'], maxCount: 2, maxSize: 7e6, maxTotalSize: 9e6 }

  it('names them, and says what to do, in both languages', () => {
    const refusals = [
      { reason: 'type', name: 'a.exe' },
      { reason: 'size', name: 'b.png' },
      { reason: 'type', name: 'c.zip' },
    ] as const
    expect(toRefusalText(refusals, limits, zhCN)).toBe(
      '没有添加“a.exe”和“c.zip”：这里只能添加图片或.pdf。没有添加“b.png”：每个文件不能超过 7 MB，请压缩后再试。',
    )
    expect(toRefusalText(refusals, limits, enUS)).toBe(
      'Not added: “a.exe” and “c.zip”. Only images or .pdf can be added here. Not added: “b.png”. A file may have 7 MB at most; make it smaller.',
    )
  })

  it('counts them where they are many', () => {
    const refusals = Array.from({ length: 40 }, (_, index) => ({
      reason: 'count' as const,
      name: `${index}.png`,
    }))
    expect(toRefusalText(refusals, limits, zhCN)).toContain('其他 37 个文件')
    expect(toRefusalText(refusals, limits, enUS)).toContain('37 other files')
  })

  it('is nothing where all were taken', () => {
    expect(toRefusalText([], limits, zhCN)).toBe('')
  })
})

describe('a paste', () => {
  const transfer = (types: string[], files: File[]) => ({ types, files }) as unknown as DataTransfer
  const picture = file('image.png', 'image/png')

  it.each([
    ['a screenshot', ['Files'], 1],
    ['an image of a page', ['text/html', 'Files'], 1],
    ['a file of a file manager, with its name', ['text/plain', 'Files'], 1],
    [
      'cells of a sheet, with a picture of them',
      ['text/plain', 'text/html', 'text/rtf', 'Files'],
      0,
    ],
    ['words of a document', ['text/plain', 'text/rtf', 'Files'], 0],
  ])('of %s', (_, types, count) => {
    expect(filesOfPaste(transfer(types, [picture]))).toHaveLength(count)
  })

  it('of text alone has no files, and neither has a text that is dragged', () => {
    expect(filesOfPaste(transfer(['text/plain'], []))).toEqual([])
    expect(hasFiles(transfer(['text/plain'], []))).toBe(false)
    expect(hasFiles(transfer(['Files'], []))).toBe(true)
    expect(hasFiles(null)).toBe(false)
  })
})
