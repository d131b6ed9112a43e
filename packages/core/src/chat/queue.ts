import type { ChatMessage } from '../model/message'
import type { ChatInput } from './chat-types'

/** Sends that wait for the answer under way. */
export interface SendQueue {
  readonly inputs: readonly ChatInput[]
  /** Resolves to what `send` does once it is its turn, or to undefined when it is given back. */
  push(input: ChatInput): Promise<ChatMessage | undefined>
  /** Sends the first that waits, if any. */
  next(send: (input: ChatInput) => Promise<ChatMessage | undefined>): void
  /** Takes one out again, by identity: its push comes to nothing. @returns whether it still waited */
  withdraw(input: ChatInput): boolean
  /** Empties the queue. @returns What waited, in order. */
  giveBack(): readonly ChatInput[]
}

/** @param onChange - Hears of what waits now. */
export function createSendQueue(onChange: (inputs: readonly ChatInput[]) => void): SendQueue {
  let waiting: readonly {
    input: ChatInput
    resolve: (answer?: ChatMessage | Promise<ChatMessage | undefined>) => void
  }[] = []
  const inputs = () => waiting.map(({ input }) => input)

  function set(next: typeof waiting): void {
    waiting = next
    onChange(inputs())
  }

  return {
    get inputs() {
      return inputs()
    },
    push: (input) =>
      new Promise((resolve) => {
        set([...waiting, { input, resolve }])
      }),
    next(send) {
      const [first, ...rest] = waiting
      if (!first) return
      set(rest)
      first.resolve(send(first.input))
    },
    withdraw(input) {
      const found = waiting.find((entry) => entry.input === input)
      if (found) set(waiting.filter((entry) => entry !== found))
      found?.resolve()
      return found !== undefined
    },
    giveBack() {
      const given = waiting
      if (given.length > 0) set([])
      given.forEach(({ resolve }) => resolve())
      return given.map(({ input }) => input)
    },
  }
}
