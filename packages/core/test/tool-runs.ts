import { scriptedTransport } from '../src/client/scripted-transport'
import type { MessageChunk } from '../src/model/chunk'
import type { ChatMessage } from '../src/model/message'
import type { ChatRequest } from '../src/model/request'
import type { ToolPart } from '../src/model/tool-parts'
import type { ChatTransport } from '../src/model/transport'

/** A run in which the model calls tools: name and arguments of each. */
export function callingRun(
  ...calls: readonly (readonly [name: string, input: string, id?: string])[]
): readonly MessageChunk[] {
  return [
    { type: 'start' },
    ...calls.map(
      ([name, argumentsDelta, id = `${name}-${argumentsDelta}`], index) =>
        ({ type: 'tool-call-delta', index, id, name, argumentsDelta }) as const,
    ),
    { type: 'usage', usage: { outputTokens: 1 } },
    { type: 'finish', reason: 'tool-calls' },
  ]
}

/** A run in which the model answers. */
export const answeringRun: readonly MessageChunk[] = [
  { type: 'start' },
  { type: 'text-delta', delta: '好' },
  { type: 'usage', usage: { outputTokens: 2 } },
  { type: 'finish', reason: 'stop' },
]

/** A transport that gives one run after the other, the last one again and again, and keeps what was asked. */
export function runsInTurn(...runs: readonly (readonly MessageChunk[])[]): {
  client: ChatTransport
  requests: ChatRequest[]
} {
  const requests: ChatRequest[] = []
  const client = scriptedTransport((request) => {
    requests.push(request)
    return runs[Math.min(requests.length, runs.length) - 1] ?? []
  })
  return { client, requests }
}

/** All chunks of one answer, read to its end. */
export async function readChunks(
  chunks: AsyncIterable<MessageChunk>,
  onChunk: (chunk: MessageChunk) => void = () => undefined,
): Promise<MessageChunk[]> {
  const all: MessageChunk[] = []
  for await (const chunk of chunks) {
    all.push(chunk)
    onChunk(chunk)
  }
  return all
}

/** The calls of an answer. */
export function toolsOf(message: ChatMessage | undefined): readonly ToolPart[] {
  return message?.parts.filter((part) => part.type === 'tool') ?? []
}

/** A promise that a test settles when it wants. */
export function createDeferred<Value>() {
  let resolve: (value: Value) => void = () => undefined
  let reject: (reason: unknown) => void = () => undefined
  const promise = new Promise<Value>((...settle) => ([resolve, reject] = settle))
  return { promise, resolve, reject }
}
