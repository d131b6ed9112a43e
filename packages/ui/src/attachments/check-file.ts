import type { Attachment } from './attachment'
import type { AttachmentSettings } from './attachment-settings'

/** Why a file was not taken. */
export interface FileRefusal {
  readonly reason: 'type' | 'empty' | 'size' | 'total' | 'count'
  /** The file's name. */
  readonly name: string
}

/** Types of files whose ending says more than the system does. */
const typesByEnding = new Map(
  Object.entries({
    avif: 'image/avif',
    csv: 'text/csv',
    doc: 'application/msword',
    docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    heic: 'image/heic',
    heif: 'image/heif',
    json: 'application/json',
    log: 'text/plain',
    md: 'text/markdown',
    pdf: 'application/pdf',
    ppt: 'application/vnd.ms-powerpoint',
    pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    txt: 'text/plain',
    xls: 'application/vnd.ms-excel',
    xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  }),
)

/** A file's type: the browser's word for it, or else what its ending says. */
export function toMediaType({ type, name }: Pick<File, 'type' | 'name'>): string {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  return type || typesByEnding.get(ending) || 'application/octet-stream'
}

/** Why a file cannot stand beside those there are; undefined when it can. */
export function checkFile(
  file: File,
  others: readonly Attachment[],
  { accept, maxCount, maxSize, maxTotalSize }: AttachmentSettings,
): FileRefusal['reason'] | undefined {
  const total = others.reduce((sum, { size = 0 }) => sum + size, file.size)
  if (!accept.some((rule) => isOf(file, rule))) return 'type'
  if (file.size === 0) return 'empty'
  if (file.size > maxSize) return 'size'
  if (others.length >= maxCount) return 'count'
  return total > maxTotalSize ? 'total' : undefined
}

/** `image/*`, `image/png`, `.pdf`, or `*` for everything. */
function isOf(file: File, rule: string): boolean {
  const type = toMediaType(file).toLowerCase()
  const asked = rule.trim().toLowerCase()
  if (asked === '*' || asked === '*/*') return true
  if (asked.startsWith('.')) return file.name.toLowerCase().endsWith(asked)
  return asked.endsWith('/*') ? type.startsWith(asked.slice(0, -1)) : type === asked
}
