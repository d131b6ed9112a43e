import type { ChatMessage } from '@tyqw/core'
import { shallowRef, triggerRef, type ShallowRef } from 'vue'
import { onNextFrame, type Schedule } from './frame'

/** The messages of a thread, each in a cell of its own, so that a token renders one bubble and no other. */
export interface MessageCells {
  /** The message as it is shown; undefined when it is not in the thread. Tracked. */
  get(id: string): ChatMessage | undefined
  /** The newest state of a message; shown with the next frame, or at once when the message is new. */
  put(message: ChatMessage): void
  /** Shows what is waiting for the next frame. */
  flush(): void
  clear(): void
}

/** @param schedule - When waiting states are shown. */
export function createMessageCells(schedule: Schedule = onNextFrame): MessageCells {
  const cells = shallowRef(new Map<string, ShallowRef<ChatMessage>>())
  const waiting = new Map<string, ChatMessage>()
  let unschedule: (() => void) | undefined

  function flush(): void {
    unschedule?.()
    unschedule = undefined
    for (const [id, message] of waiting) {
      const cell = cells.value.get(id)
      if (cell) cell.value = message
    }
    waiting.clear()
  }

  return {
    get: (id) => cells.value.get(id)?.value,

    put(message) {
      if (cells.value.has(message.id)) {
        waiting.set(message.id, message)
        unschedule ??= schedule(flush)
        return
      }
      cells.value.set(message.id, shallowRef(message))
      triggerRef(cells)
    },

    flush,

    clear() {
      unschedule?.()
      unschedule = undefined
      waiting.clear()
      cells.value = new Map()
    },
  }
}
