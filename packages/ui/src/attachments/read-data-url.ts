import type { UploadFile } from './attachment-settings'

/** "Uploads" a file into the request itself, as a `data:` URL. */
export function readDataUrl(mediaType: string): UploadFile {
  return (file, { signal, onProgress }) =>
    new Promise((resolve, reject) => {
      const reader = new FileReader()
      const onAbort = () => reader.abort()
      signal.addEventListener('abort', onAbort)
      reader.addEventListener('progress', ({ loaded, total }) =>
        onProgress(total > 0 ? loaded / total : 0),
      )
      reader.addEventListener('load', () => resolve({ url: String(reader.result) }))
      reader.addEventListener('error', () => reject(reader.error ?? new Error('It is unreadable.')))
      reader.addEventListener('abort', () => reject(new DOMException('It is gone.', 'AbortError')))
      reader.addEventListener('loadend', () => signal.removeEventListener('abort', onAbort))
      // Its type may not be the one that the system gave it.
      reader.readAsDataURL(new Blob([file], { type: mediaType }))
    })
}
