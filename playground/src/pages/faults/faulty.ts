import { memoryStorage, Tyqw, type ConversationStorage } from '@tyqw/core'
import { createEmulator } from '@tyqw/emulator'
import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import type { Fault } from './faults'

/** A wait that a person at this page can sit through; the defaults are 60 and 180 seconds. */
const TIMEOUT_MS = 5000

/** A client, a storage and a network that fail when they are told to. */
export function createFaulty() {
  const fault = shallowRef<Fault>()
  const isOffline = ref(false)
  const emulator = createEmulator({ authorize: false })
  const stored = memoryStorage()

  const options = {
    baseUrl: '',
    headers: () => fault.value?.headers ?? {},
    fetch: async (...request: Parameters<typeof fetch>) => {
      if (isOffline.value) throw new TypeError('Failed to fetch')
      return emulator.fetch(...request)
    },
    firstByteTimeout: TIMEOUT_MS,
    idleTimeout: TIMEOUT_MS,
    incrementalOutput: true,
  }
  const client = new Tyqw({ ...options, appId: 'playground' })
  /** Somebody forgot the id of the application. */
  const unfinished = new Tyqw(options)

  const storage: ConversationStorage = {
    ...stored,
    async save(conversation) {
      if (fault.value?.name === 'storage') throw new DOMException('full', 'QuotaExceededError')
      return stored.save(conversation)
    },
  }

  watch(isOffline, showNetwork)
  onScopeDispose(() => showNetwork(false))

  return { fault, isOffline, client, unfinished, storage }
}

/** What the browser itself would say, if the network were gone. */
function showNetwork(isOffline: boolean): void {
  if (isOffline) Object.defineProperty(navigator, 'onLine', { configurable: true, value: false })
  else Reflect.deleteProperty(navigator, 'onLine')
  dispatchEvent(new Event(isOffline ? 'offline' : 'online'))
}

export type Faulty = ReturnType<typeof createFaulty>
