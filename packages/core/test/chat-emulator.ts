import { createEmulator, type EmulatorOptions } from '@tyqw/emulator'
import { createChat } from '../src/chat/chat'
import type { Chat, ChatOptions } from '../src/chat/chat-types'
import { Tyqw } from '../src/client/tyqw'
import { textOf } from '../src/model/message'

/** What is asked for the emulator to say what it remembers. */
export const whatDidIAsk = '我刚才问了什么？'

/** How an application was asked. */
export interface AskedInput {
  readonly prompt?: string
  readonly session_id?: string
  readonly messages?: readonly { readonly role: string; readonly content: string }[]
}

/** Chats with a Bailian application that an emulator plays, whose sessions live by a clock that stands still. */
export function setUpEmulator(options: EmulatorOptions = {}) {
  const inputs: AskedInput[] = []
  let time = 1_000_000
  const now = () => time
  const emulator = createEmulator({
    authorize: false,
    latency: 'instant',
    seed: 7,
    now,
    onRequest: ({ body }) => void inputs.push((body as { input: AskedInput }).input),
    ...options,
  })

  function open(chatOptions: Partial<ChatOptions> = {}): Chat {
    const client = new Tyqw({ appId: 'demo', baseUrl: '', retry: 0, fetch: emulator.fetch })
    return createChat({ client, now, ...chatOptions })
  }

  return {
    inputs,
    open,
    /** Lets time pass, in ms. */
    pass(ms: number) {
      time += ms
    },
    /** How each turn carried what was said before it. */
    kinds: () => inputs.map(kindOf),
  }
}

function kindOf({ session_id, messages }: AskedInput): 'first' | 'session' | 'messages' | 'both' {
  if (session_id && messages) return 'both'
  if (messages) return 'messages'
  return session_id ? 'session' : 'first'
}

/** The texts of the visible path. */
export function shownTexts({ messages }: Chat): string[] {
  return messages.map(textOf)
}
