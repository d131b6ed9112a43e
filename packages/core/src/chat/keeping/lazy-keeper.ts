import { toStorageError } from '../../storage/storage-error'
import type { Keeper, KeeperOptions } from './keeper'

/**
 * A keeper that is loaded when there is something to keep: a chat without a storage does not pay for it. If it cannot be loaded,
 * that is an `error`, and the conversation lives in the page.
 */
export function createLazyKeeper(options: KeeperOptions): Keeper {
  let keeper: Keeper | undefined
  let isDirty = false

  const loading = import('./keeper').then(({ createKeeper }) => {
    keeper = createKeeper(options)
    if (isDirty) keeper.changed('now')
    return keeper
  })
  const ready: Promise<Keeper | undefined> = loading.catch((thrown: unknown) => {
    options.onError(toStorageError(thrown).toJSON())
    return undefined
  })

  return {
    loaded: ready.then((loaded) => loaded?.loaded),
    get isBusyElsewhere() {
      return keeper?.isBusyElsewhere ?? false
    },
    changed(when) {
      isDirty = true
      keeper?.changed(when)
    },
    flush: async () => (keeper ?? (await ready))?.flush() ?? false,
    hold(messageId) {
      const held = ready.then((loaded) => loaded?.hold(messageId))
      return () => void held.then((release) => release?.())
    },
    close: async () => (await ready)?.close(),
  }
}
