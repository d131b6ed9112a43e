import type { Emulator } from '../src/index'
import { paths, post } from './post'

/** What a test asks the emulator. */
export interface Question {
  readonly prompt?: string
  readonly input?: Readonly<Record<string, unknown>>
  readonly parameters?: Readonly<Record<string, unknown>>
  readonly headers?: Readonly<Record<string, string>>
  /** @default true */
  readonly stream?: boolean
  readonly signal?: AbortSignal
}

/** Sends a completion request, with a key and for an event stream unless told otherwise. */
export function ask(emulator: Emulator, question: Question): Promise<Response> {
  const { prompt, input = { prompt }, parameters = {}, stream = true, ...rest } = question
  return post(emulator, paths.app, { ...rest, stream, body: { input, parameters } })
}

/** The part of a frame that tests look at. */
export interface Frame {
  readonly output: {
    readonly session_id: string
    readonly finish_reason: string
    readonly text: string
    readonly thoughts?: readonly { readonly thought: string; readonly response: string }[]
    readonly doc_references?: readonly { readonly index_id: string }[]
  }
  readonly usage: { readonly models: readonly { readonly output_tokens: number }[] }
  readonly request_id: string
  readonly code?: string
}

/** The JSON of each frame of a stream. */
export function toFrames(stream: string): Frame[] {
  return [...stream.matchAll(/^data:(.*)$/gm)].map(([, json]) => JSON.parse(json ?? ''))
}

/** Asks incrementally and gives back the whole text and the frames. */
export async function read(emulator: Emulator, question: Question) {
  const parameters = { incremental_output: true, ...question.parameters }
  const response = await ask(emulator, { ...question, parameters })
  const stream = await response.text()
  const frames = toFrames(stream)
  const text = frames.map((frame) => frame.output?.text ?? '').join('')
  return { response, stream, frames, text, last: frames.at(-1) }
}
