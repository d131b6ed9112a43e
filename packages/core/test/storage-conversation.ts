import type { Conversation } from '../src/model/conversation'
import { fullMessage, sampleConversation, withMessage } from '../src/storage/contract-samples'

/** A conversation with something in every field. */
export const full: Conversation = {
  ...withMessage(sampleConversation('full', ['question', 'answer']), fullMessage('all', 7)),
  pinned: true,
  session: { id: 's', seen: ['m0'], turns: 1, usedAt: 5 },
  sessionSpent: true,
  revision: 4,
}

/** As JSON and back, with one value put somewhere else in place of what was there. */
export function changed(place: readonly (string | number)[], value: unknown): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(full))
  const last = place.at(-1) ?? ''
  const owner = place
    .slice(0, -1)
    .reduce<unknown>((at, key) => Reflect.get(at as object, key), copy)
  if (value === undefined) Reflect.deleteProperty(owner as object, last)
  else Reflect.set(owner as object, last, value)
  return copy
}
