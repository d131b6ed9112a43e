import type { ChatMessage } from '@tyqw/core'
import { shallowRef, type ShallowRef } from 'vue'
import { onNextFrame, type Schedule } from './frame'

/** The messages of a thread, each in a cell of its own, so that a token renders one bubble and no other. */
export interface MessageCells {
  /** The message as it is shown; undefined when it is not in the thread. Tracked, alone. */
  get(id: string): ChatMessage | undefined
  /** The newest state of a message; shown with the next frame, or at once when the message is new. */
  put(message: ChatMessage): void
  /** Shows what is waiting for the next frame. */
  flush(): void
  clear(): void
}

/** @param schedule - When waiting states are shown. */
export function createMessageCells(schedule: Schedule = onNextFrame): MessageCells {
  // Most messages of a long thread are never looked at: a cell is made for who asks first. Who asks for a message that is not
  // there yet watches its empty cell.
  const unasked = new Map<string, ChatMessage>()
  let cells = new Map<string, ShallowRef<ChatMessage | undefined>>()
  const waiting = new Map<string, ChatMessage>()
  let unschedule: (() => void) | undefined

  function cellOf(id: string): ShallowRef<ChatMessage | undefined> {
    let cell = cells.get(id)
    if (!cell) cells.set(id, (cell = shallowRef(unasked.get(id))))
    unasked.delete(id)
    return cell
  }

  function flush(): void {
    unschedule?.()
    unschedule = undefined
    for (const [id, message] of waiting) cellOf(id).value = message
    waiting.clear()
  }

  return {
    get: (id) => cellOf(id).value,

    put(message) {
      const cell = cells.get(message.id)
      if (!cell) {
        unasked.set(message.id, message)
      } else if (cell.value === undefined) {
        cell.value = message
      } else if (waiting.has(message.id) || cell.value !== message) {
        waiting.set(message.id, message)
        unschedule ??= schedule(flush)
      }
    },

    flush,

    clear() {
      unschedule?.()
      unschedule = undefined
      waiting.clear()
      unasked.clear()
      const emptied = cells
      cells = new Map()
      for (const cell of emptied.values()) cell.value = undefined
    },
  }
}
