import { lazyComponent } from '../lazy-component'

type ComposerParts = typeof import('./composer-parts')

/** Fetches what the composer needs only after an act of the user. Rejects when it cannot; the next call asks again. */
export const loadComposerParts = (): Promise<ComposerParts> => import('./composer-parts')

/** Fetches it ahead. */
export function preloadComposerParts(): void {
  loadComposerParts().catch(() => undefined) // Who needs it asks again.
}

type PartName = 'AttachmentList' | 'DropOverlay' | 'QueueList' | 'TurnSwitches' | 'TyqwFollowUps'

function lazyPart<Name extends PartName>(name: Name): ComposerParts[Name] {
  return lazyComponent(async () => (await loadComposerParts())[name])
}

export const AttachmentList = lazyPart('AttachmentList')
export const DropOverlay = lazyPart('DropOverlay')
export const QueueList = lazyPart('QueueList')
export const TurnSwitches = lazyPart('TurnSwitches')
export const TyqwFollowUps = lazyPart('TyqwFollowUps')
