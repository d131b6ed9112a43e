import type { AcceptedFiles } from '@tyqw/core'

/** What an upload is told, and tells. */
export interface UploadContext {
  /** Aborted when the file is taken away again. */
  readonly signal: AbortSignal
  /** Says how much has gone, from 0 to 1. */
  onProgress(fraction: number): void
}

/** Where an uploaded file is. */
export interface UploadedFile {
  /** An address that the service can open: `https:`, `http:` or `oss:`. */
  readonly url: string
  /** @default the file's own */
  readonly mediaType?: string
  /** @default the file's own */
  readonly name?: string
}

/** Takes a file somewhere, and says where. Rejects when it cannot; the user may try again. */
export type UploadFile = (file: File, context: UploadContext) => Promise<UploadedFile>

/** Limits for what a question may carry. */
export interface AttachmentOptions {
  /** Media types and endings, as `<input accept>` has them: `['image/*', '.pdf']`. @default what the client takes */
  readonly accept?: readonly string[]
  /** How many files at most. @default 10 */
  readonly maxCount?: number
  /** Bytes of one file. @default 7 MB within the request, 100 MB with `upload` */
  readonly maxSize?: number
  /** Bytes of all files of a question. @default 9 MB within the request, none with `upload` */
  readonly maxTotalSize?: number
}

/** What holds for the files of a chat. */
export interface AttachmentSettings extends Required<AttachmentOptions> {
  /** Without it, files go within the request. */
  readonly upload: UploadFile | undefined
}

export interface AttachmentSettingsInput {
  /** True and options turn files on, false turns them off. @default whether the client takes any */
  attachments?: boolean | AttachmentOptions | undefined
  upload?: UploadFile | undefined
  /** What the client takes. @default unknown */
  accepts?: AcceptedFiles | undefined
}

/** The service takes 10 MiB of a `data:` URL, which is a third longer than the file. Source: "error code". */
const INLINE_SIZE = 7_000_000
/** A request through the gateway has 12 MiB for its pictures. */
const INLINE_TOTAL_SIZE = 9_000_000
const UPLOAD_SIZE = 100_000_000

/** What holds for the files of a chat; undefined where there are none. */
export function toAttachmentSettings(
  input: AttachmentSettingsInput,
): AttachmentSettings | undefined {
  const { attachments, upload, accepts } = input
  if (attachments === false) return undefined
  const { accept, maxCount, maxSize, maxTotalSize }: AttachmentOptions =
    typeof attachments === 'object' ? attachments : {}
  const types = accept ?? (accepts ? takenBy(accepts, upload) : byDefault(attachments, upload))
  if (types.length === 0) return undefined
  return {
    accept: types,
    maxCount: maxCount ?? 10,
    maxSize: maxSize ?? (upload ? UPLOAD_SIZE : INLINE_SIZE),
    maxTotalSize: maxTotalSize ?? (upload ? Infinity : INLINE_TOTAL_SIZE),
    upload,
  }
}

function takenBy({ inline, linked }: AcceptedFiles, upload: UploadFile | undefined) {
  return upload ? linked : inline
}

/** A client that does not say what it takes. */
function byDefault(
  attachments: AttachmentSettingsInput['attachments'],
  upload: UploadFile | undefined,
): readonly string[] {
  if (upload) return ['*']
  return attachments ? ['image/*'] : []
}
