import { stubPage } from '../test/page-stub'
import { createAnswer, createLongLine, fetchOf, rechunk } from './answer-bytes'
import { bare, client, eventStream, type Contender } from './contenders'
import { measure, medianOf } from './measure'

/** What a benchmark found, for `scripts/bench.mjs`. */
export interface BenchReport {
  /** A section of the page of benchmarks in each language. */
  readonly sections: { readonly zh: string; readonly en: string }
  /** Targets that were missed, one sentence each. */
  readonly missed: readonly string[]
}

type Chunks = readonly Uint8Array<ArrayBuffer>[]

const FRAMES = 5000
/** The client against what people write by hand. */
const TARGET = 0.5
/** A byte of a line five times as long may cost so much more. */
const LINEAR = 2
const MB = 1024 * 1024

export default async function run(): Promise<BenchReport> {
  stubPage()
  const answer = createAnswer(FRAMES)
  const parse = () => answer.data.forEach((json) => JSON.parse(json))
  const rows = [
    { name: { zh: '每块一帧', en: 'one frame a chunk' }, chunks: answer.frames },
    { name: { zh: '每块 64 kB', en: '64 kB a chunk' }, chunks: rechunk(answer.frames, 65_536) },
  ]
  const frames = []
  for (const { name, chunks } of rows)
    frames.push({ name, ...(await measureFrames(chunks, parse)) })
  const line = await measureLine()

  const missed = frames
    .filter((row) => row.client < TARGET)
    .map((row) => `${row.name.en}: ${times(row.client)} of bare, at least ${TARGET} was promised`)
  if (line.growth > LINEAR)
    missed.push(`a byte of a 5 MB line costs ${times(line.growth)} that of a 1 MB line`)
  return {
    sections: { zh: toSection('zh', frames, line), en: toSection('en', frames, line) },
    missed,
  }
}

type Frames = Awaited<ReturnType<typeof measureFrames>> & { name: { zh: string; en: string } }
type Line = Awaited<ReturnType<typeof measureLine>>

/** How fast frames are read, as multiples of the bare library. */
async function measureFrames(chunks: Chunks, parse: () => void) {
  const read = (contender: Contender) => async () => {
    const count = await contender(fetchOf(chunks))
    if (count !== FRAMES) throw new Error(`${count} frames of ${FRAMES} were read`)
  }
  const tasks = { bare: read(bare), eventStream: read(eventStream), client: read(client), parse }
  const rounds = await measure(tasks, { rounds: 60, warmUp: 20 })
  return {
    parse: medianOf(rounds, (round) => round.bare / round.parse),
    eventStream: medianOf(rounds, (round) => round.bare / round.eventStream),
    client: medianOf(rounds, (round) => round.bare / round.client),
    perSecond: FRAMES / (medianOf(rounds, (round) => round.client) / 1000),
  }
}

/** What a long line costs that comes in chunks of 1 kB. */
async function measureLine() {
  const read = (contender: Contender, bytes: number) => {
    const chunks = createLongLine(bytes)
    return () => contender(fetchOf(chunks))
  }
  const tasks = {
    small: read(client, MB),
    large: read(client, 5 * MB),
    bareSmall: read(bare, MB),
    bareLarge: read(bare, 2 * MB),
  }
  const rounds = await measure(tasks, { rounds: 9, warmUp: 2 })
  return {
    /** The cost of a byte at 5 MB against 1 MB. */
    growth: medianOf(rounds, ({ small, large }) => large / 5 / small),
    bareGrowth: medianOf(rounds, ({ bareSmall, bareLarge }) => bareLarge / 2 / bareSmall),
    /** How much faster than the bare library at 1 MB. */
    gain: medianOf(rounds, ({ small, bareSmall }) => bareSmall / small),
    megabytesPerSecond: 5 / (medianOf(rounds, ({ large }) => large) / 1000),
  }
}

function toSection(language: 'zh' | 'en', frames: readonly Frames[], line: Line): string {
  const words = texts[language]
  const rows = frames.map((row) => [
    row.name[language],
    times(row.client),
    times(row.eventStream),
    times(row.parse),
    String(Math.round(row.perSecond / 1000) * 1000),
  ])
  return [
    `## ${words.title}`,
    words.frames,
    toTable(words.columns, rows),
    words.line,
    toTable(words.lineColumns, [
      [words.client, times(line.growth), `${Math.round(line.megabytesPerSecond)} MB/s`],
      [words.bare, times(line.bareGrowth), ''],
    ]),
    words.gain(times(line.gain)),
  ].join('\n\n')
}

const texts = {
  zh: {
    title: '流式客户端',
    frames: `一次回答有 ${FRAMES} 帧，每帧约 400 字节，全部来自内存。与直接使用 fetch-event-source 并对每条消息执行 \`JSON.parse\` 相比（1 × 表示同样快，目标不低于 ${TARGET} ×）：`,
    columns: [
      '数据到达方式',
      '`Tyqw`',
      '`openEventStream` 加解码器',
      '仅 `JSON.parse`',
      '`Tyqw` 每秒帧数',
    ],
    line: '一行很长的数据，以每块 1 kB 到达：长度增加时，每个字节的耗时变为原来的多少（1 × 表示线性）：',
    lineColumns: ['', '每字节耗时', '吞吐'],
    client: '`Tyqw`，从 1 MB 到 5 MB',
    bare: 'fetch-event-source，从 1 MB 到 2 MB',
    gain: (gain: string) => `1 MB 时，\`Tyqw\` 的速度是 fetch-event-source 的 ${gain}。`,
  },
  en: {
    title: 'Streaming client',
    frames: `One answer of ${FRAMES} frames, some 400 bytes each, from memory. Against bare fetch-event-source with \`JSON.parse\` of each message (1 × is as fast; the target is at least ${TARGET} ×):`,
    columns: [
      'how the bytes come',
      '`Tyqw`',
      '`openEventStream` and a decoder',
      '`JSON.parse` alone',
      'frames a second of `Tyqw`',
    ],
    line: 'One long line that comes in chunks of 1 kB: what a byte costs when the line grows (1 × is linear):',
    lineColumns: ['', 'cost of a byte', 'throughput'],
    client: '`Tyqw`, from 1 MB to 5 MB',
    bare: 'fetch-event-source, from 1 MB to 2 MB',
    gain: (gain: string) => `At 1 MB \`Tyqw\` is ${gain} as fast as fetch-event-source.`,
  },
}

function times(ratio: number): string {
  return `${ratio.toFixed(2)} ×`
}

function toTable(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n')
}
