import type { MessageChunk } from '../../model/chunk'
import { toFinishReason, type FrameReader, type ReadFrame } from '../frame-decoder'
import { numberIn, objectIn, objectsIn, stringIn, type JsonObject } from '../json'
import type { DecoderContext } from '../protocol'
import { readContent } from './content'
import { createResearchReader } from './deep-research'
import { createStepReader } from './steps'
import { createUsageReader } from './usage'
import { createTextMode, toTextChunks } from '../text-mode'
import { createToolCallReader } from '../tool-call-reader'

/** A reader for one answer of a Qwen model, in any of the forms its frames have. */
export function createQwenReader(asked: DecoderContext): FrameReader {
  const textMode = createTextMode(asked)
  const reasoningMode = createTextMode(asked)
  const toolCalls = createToolCallReader(asked)
  const readSteps = createStepReader()
  const readUsage = createUsageReader()
  const research = createResearchReader({ text: textMode, reasoning: reasoningMode })
  const images = new Set<string>()

  /** In the order in which it was made: code ran before the thinking about it, and thinking comes before text. */
  function* contentOf(message: JsonObject, text: string): Generator<MessageChunk> {
    yield* toTextChunks(
      'reasoning',
      reasoningMode.read(stringIn(message, 'reasoning_content') ?? ''),
    )
    yield* toTextChunks('text', textMode.read(text))
    yield* toolCalls.read(message)
  }

  /** Images are sent again where whole texts are. */
  function* filesOf(files: ReturnType<typeof readContent>['images']): Generator<MessageChunk> {
    for (const file of files) {
      if (images.has(file.url)) continue
      images.add(file.url)
      yield { type: 'file', file }
    }
  }

  function read(frame: JsonObject): ReadFrame | undefined {
    const output = objectIn(frame, 'output')
    if (!output) return undefined
    const requestId = stringIn(frame, 'request_id')
    const choices = objectsIn(output, 'choices')
    const report = choices.length === 0 ? objectIn(output, 'message') : undefined
    if (report) {
      const { chunks, reason } = research.read(output, report, requestId)
      return { chunks: [...chunks, ...readUsage(frame)], requestId, reason }
    }
    // One answer is shown, whatever `parameters` asked for.
    const choice = choices.length > 0 ? choices.find((entry) => !numberIn(entry, 'index')) : output
    const message = (choice && objectIn(choice, 'message')) ?? {}
    const { text, images: files } = readContent(message['content'] ?? choice?.['text'])
    return {
      chunks: [
        ...readSteps(output, requestId),
        ...contentOf(message, text),
        ...filesOf(files),
        ...readUsage(frame),
      ],
      requestId,
      reason: toFinishReason(choice?.['finish_reason']),
    }
  }

  return {
    read,
    flush: () => [
      ...toTextChunks('reasoning', reasoningMode.flush()),
      ...toTextChunks('text', textMode.flush()),
    ],
  }
}
