/** Signs that some file system does not take in a name. */
const forbidden = /[\p{Cc}\\/:*?"<>|]/gu
const LONGEST_NAME = 80

/** Hands a text to the user as a file. */
export function downloadText(text: string, name: string, type: string): void {
  const dot = name.lastIndexOf('.')
  const base = name.slice(0, dot).replace(forbidden, ' ').trim().slice(0, LONGEST_NAME)
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }))
  const link = document.createElement('a')
  link.href = url
  link.download = base + name.slice(dot)
  link.click()
  // The browser reads it after this.
  setTimeout(() => URL.revokeObjectURL(url), 1000)
}
