import {
  ArchiveIcon,
  AudioIcon,
  CodeFileIcon,
  DocumentIcon,
  SheetIcon,
  SlidesIcon,
  VideoIcon,
} from '../../../theme/message-icons'
import { FileIcon, ImageIcon } from '../../../theme/icons'

/** Which icon stands for a file. */
export type FileKind = keyof typeof fileIcons

export const fileIcons = {
  archive: ArchiveIcon,
  audio: AudioIcon,
  code: CodeFileIcon,
  document: DocumentIcon,
  image: ImageIcon,
  other: FileIcon,
  sheet: SheetIcon,
  slides: SlidesIcon,
  video: VideoIcon,
} as const

const byExtension: Readonly<Record<string, FileKind>> = Object.fromEntries(
  Object.entries({
    archive: 'zip rar 7z tar gz tgz bz2 xz',
    audio: 'mp3 wav m4a aac ogg flac opus amr',
    code: 'js ts jsx tsx vue css html json xml yaml yml py java c cpp h cs go rs rb php sh sql',
    document: 'pdf doc docx txt md rtf odt epub mobi',
    image: 'png jpg jpeg gif webp avif bmp svg heic tiff',
    sheet: 'xls xlsx csv tsv ods',
    slides: 'ppt pptx odp key',
    video: 'mp4 mov webm mkv avi flv',
  } satisfies Partial<Record<FileKind, string>>).flatMap(([kind, extensions]) =>
    extensions.split(' ').map((extension) => [extension, kind as FileKind]),
  ),
)

/** By the ending of its name, else by its media type. */
export function toFileKind(name: string, mediaType: string): FileKind {
  const extension = extensionOf(name).toLowerCase()
  const known = Object.hasOwn(byExtension, extension) ? byExtension[extension] : undefined
  if (known) return known
  const kinds = ['audio', 'image', 'video'] as const
  const family = kinds.find((kind) => mediaType.startsWith(`${kind}/`))
  if (family) return family
  return /^text\/|pdf|word|document/.test(mediaType) ? 'document' : 'other'
}

/** `PDF` for `a.pdf`: what a name ends with. Empty for none. */
export function extensionOf(name: string): string {
  return /[^.]\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toUpperCase() ?? ''
}
