import { Tyqw } from '@tyqw/core'
import { createEmulator } from '@tyqw/emulator'

/** A client of a Bailian application whose service runs in this page, in the place of `fetch`. */
export function emulatedApp(): Tyqw {
  return new Tyqw({
    appId: 'playground',
    baseUrl: '',
    fetch: createEmulator({ authorize: false }).fetch,
    incrementalOutput: true,
  })
}
