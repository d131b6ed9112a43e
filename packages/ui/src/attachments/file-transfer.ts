/**
 * The files of a paste; none where it is text. Office programs put a picture of a text beside it: then the text is meant. A file
 * manager puts the name beside a file: then the file is.
 */
export function filesOfPaste({ files, types }: DataTransfer): readonly File[] {
  const isOffice = types.includes('text/plain') && /text\/(?:html|rtf)/.test(types.join())
  return isOffice ? [] : [...files]
}

/** Whether somebody drags files, and not text or a link. */
export function hasFiles(transfer: DataTransfer | null): transfer is DataTransfer {
  return transfer?.types.includes('Files') ?? false
}
