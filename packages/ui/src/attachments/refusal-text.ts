import { toByteText } from '../locale/byte-text'
import type { TyqwLocale } from '../locale/zh-cn'
import type { AttachmentSettings } from './attachment-settings'
import type { FileRefusal } from './check-file'

/** So many files are named; the others are counted. */
const NAMED = 3

/** One sentence for each reason: which files were not taken, why, and what to do. Empty where all were. */
export function toRefusalText(
  refusals: readonly FileRefusal[],
  settings: Pick<AttachmentSettings, 'accept' | 'maxCount' | 'maxSize' | 'maxTotalSize'>,
  locale: TyqwLocale,
): string {
  const { accept, maxCount, maxSize, maxTotalSize } = settings
  const words = locale.fileRefused
  const sentences: Record<FileRefusal['reason'], (files: string) => string> = {
    type: (files) => words.type(files, toKinds(accept, locale)),
    empty: words.empty,
    size: (files) => words.size(files, toByteText(maxSize, locale)),
    total: (files) => words.total(files, toByteText(maxTotalSize, locale)),
    count: (files) => words.count(files, maxCount),
  }
  const reasons = [...new Set(refusals.map(({ reason }) => reason))]
  return reasons
    .map((reason) => {
      const names = refusals.filter((refusal) => refusal.reason === reason).map(({ name }) => name)
      return sentences[reason](toNames(names, locale))
    })
    .join(locale.code.startsWith('zh') ? '' : ' ')
}

function toNames(names: readonly string[], { code, fileRefused }: TyqwLocale): string {
  const named = names.slice(0, NAMED).map((name) => fileRefused.name(name))
  const rest = names.length - named.length
  const all = rest > 0 ? [...named, fileRefused.others(rest)] : named
  return new Intl.ListFormat(code, { type: 'conjunction' }).format(all)
}

/** `image/*` in words, endings as they are. */
function toKinds(accept: readonly string[], { code, fileKinds }: TyqwLocale): string {
  const kinds = accept.map((rule) => {
    const kind = rule.split('/')[0]
    return (rule.includes('/') && fileKinds[kind as keyof typeof fileKinds]) || rule
  })
  return new Intl.ListFormat(code, { type: 'disjunction' }).format(new Set(kinds))
}
