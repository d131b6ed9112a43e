import { Tyqw, type ChatRequest, type OutgoingRequest } from '@tyqw/core'
import { createEmulator } from '@tyqw/emulator'
import { createTyqw } from '@tyqw/ui'
import { shallowRef, type Plugin, type ShallowRef } from 'vue'
import { tools, type Wire } from './wires'

/** What went over a wire last. */
export interface Exchange {
  readonly request: Pick<OutgoingRequest, 'url' | 'body'>
  readonly frames: number
  readonly last: unknown
}

/** A chat's plugin for a wire, and what goes over it. */
export function useWire(
  wire: Wire,
  isGatewayKeyless: boolean,
): { plugin: Plugin; exchange: Readonly<ShallowRef<Exchange | undefined>> } {
  const exchange = shallowRef<Exchange>()
  const isInPage = !(wire.throughGateway && isGatewayKeyless)
  const emulator = createEmulator({ authorize: false, dialect: wire.dialect ?? 'dashscope' })
  const client = new Tyqw<ChatRequest, unknown>({
    appId: 'playground',
    protocol: wire.protocol,
    baseUrl: isInPage ? '' : '/tyqw',
    ...(isInPage && { fetch: emulator.fetch }),
    incrementalOutput: true,
    onRequest({ url, body }) {
      exchange.value = { request: { url, body: structuredClone(body) }, frames: 0, last: undefined }
    },
  })
  client.on('message', (frame) => {
    const before = exchange.value
    if (before) exchange.value = { ...before, frames: before.frames + 1, last: frame }
  })
  const plugin = createTyqw({ client, storage: false, ...(wire.hasTools && { tools }) })
  return { plugin, exchange }
}
