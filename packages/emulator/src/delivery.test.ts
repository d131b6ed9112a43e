import { describe, expect, it } from 'vitest'
import { ask } from '../test/ask'
import type { EmulatorOptions } from './index'
import { createEmulator } from './index'

const seeded = { latency: 'instant', seed: 5 } as const

async function chunksOf(options: EmulatorOptions = {}, header?: string, prompt = '你好') {
  const headers = header === undefined ? {} : { 'x-tyqw-chunking': header }
  const parameters = { incremental_output: true }
  const emulator = createEmulator({ ...seeded, ...options })
  const response = await ask(emulator, { prompt, parameters, headers })
  const chunks: Uint8Array[] = []
  const reader = response.body?.getReader() ?? expect.fail()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return chunks
    chunks.push(value)
  }
}

function toText(chunks: readonly Uint8Array[]): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(toBytes(chunks))
}

function toBytes(chunks: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(chunks.flatMap((chunk) => [...chunk]))
}

function hasCutCharacter(chunks: readonly Uint8Array[]): boolean {
  return chunks.some(([first = 0]) => (first & 0xc0) === 0x80)
}

describe('chunking', () => {
  it('is a frame a chunk unless told otherwise', async () => {
    const chunks = await chunksOf()
    for (const chunk of chunks) expect(toText([chunk])).toMatch(/^id:\d+\n[^]*\}\n\n$/)
    expect(chunks.length).toBeGreaterThan(10)
  })

  it('byte: every byte alone, through characters too, and the same stream', async () => {
    const chunks = await chunksOf({ chunking: 'byte' })
    expect(chunks.every((chunk) => chunk.length === 1)).toBe(true)
    expect(hasCutCharacter(chunks)).toBe(true)
    expect(toText(chunks)).toBe(toText(await chunksOf()))
  })

  it('random: cut where the seed says, through characters too, and the same stream', async () => {
    const chunks = await chunksOf({ chunking: 'random' })
    expect(new Set(chunks.map((chunk) => chunk.length)).size).toBeGreaterThan(10)
    expect(hasCutCharacter(chunks)).toBe(true)
    expect(toText(chunks)).toBe(toText(await chunksOf()))
    const again = await chunksOf({ chunking: 'random' })
    expect(again.map((chunk) => chunk.length)).toEqual(chunks.map((chunk) => chunk.length))
  })

  it('coalesces frames, the last chunk taking the rest', async () => {
    const frames = await chunksOf()
    const chunks = await chunksOf({ coalesce: 4 })
    expect(chunks).toHaveLength(Math.ceil(frames.length / 4))
    expect(toText(chunks.slice(0, 1))).toBe(toText(frames.slice(0, 4)))
    expect(toText(chunks)).toBe(toText(frames))
  })

  it('leaves out every blank line', async () => {
    const text = toText(await chunksOf({ omitBlankLines: true }))
    expect(text).not.toContain('\n\n')
    expect(text).toBe(toText(await chunksOf()).replaceAll('\n\n', '\n'))
  })

  it('follows the request before the emulator, and the emulator before the scenario', async () => {
    const options: EmulatorOptions = { chunking: 'byte', coalesce: 2 }
    const frames = await chunksOf()
    expect(await chunksOf(options, 'frame')).toHaveLength(Math.ceil(frames.length / 2))
    expect(await chunksOf(options, 'frame; coalesce=1')).toHaveLength(frames.length)
    expect(toText(await chunksOf({}, 'omit-blank-lines'))).not.toContain('\n\n')
    const split = await chunksOf({}, undefined, '/split 你好')
    expect(split.every((chunk) => chunk.length === 1)).toBe(true)
    const cut = await chunksOf({ chunking: 'random' }, undefined, '/split 你好')
    expect(cut.some((chunk) => chunk.length > 1)).toBe(true)
  })

  it.each(['bytes', 'coalesce=0', 'coalesce=x', ''])(
    'refuses the header %j and says so',
    async (header) => {
      const headers = { 'x-tyqw-chunking': header }
      const response = await ask(createEmulator(seeded), { prompt: 'hi', headers })
      expect(response.status).toBe(400)
      expect((await response.json()).message).toContain('x-tyqw-chunking')
    },
  )

  it.each([
    ['/truncated 你好', 15],
    ['/error Throttling mid-stream after=5 你好', 6],
  ])('gives out what it holds back before %s ends', async (prompt, frames) => {
    const text = toText(await chunksOf({ coalesce: 4 }, undefined, prompt))
    expect(text.match(/^id:/gm)).toHaveLength(frames)
    expect(text.endsWith('}\n\n')).toBe(true)
  })

  it('gives out what it holds back before a stall, and stops with the request', async () => {
    const aborter = new AbortController()
    const emulator = createEmulator({ ...seeded, coalesce: 4 })
    const response = await ask(emulator, { prompt: '/stall 你好', signal: aborter.signal })
    const reader = response.body?.getReader() ?? expect.fail()
    const chunks: Uint8Array[] = []
    for (let read = 0; read < 3; read += 1)
      chunks.push((await reader.read()).value ?? expect.fail())
    expect(toText(chunks).match(/^id:/gm)).toHaveLength(10)
    const stalled = reader.read()
    aborter.abort()
    await expect(stalled).rejects.toMatchObject({ name: 'AbortError' })
  })
})

describe('the same seed', () => {
  const questions = [
    '你好',
    '/rag 你好',
    '/workflow hi',
    '/error Throttling frame',
    '我刚才问了什么？',
  ]

  async function record(seed: number) {
    const emulator = createEmulator({ latency: 'instant', seed, chunking: 'random' })
    const answers: unknown[] = []
    let sessionId: string | undefined
    for (const prompt of questions) {
      const input = { prompt, ...(sessionId === undefined ? {} : { session_id: sessionId }) }
      const response = await ask(emulator, { input, parameters: { has_thoughts: true } })
      const chunks: number[][] = []
      for await (const chunk of response.body ?? []) chunks.push([...chunk])
      const text = new TextDecoder().decode(Uint8Array.from(chunks.flat()))
      sessionId = /"session_id":"(\w+)"/.exec(text)?.[1] ?? sessionId
      answers.push([response.status, [...response.headers], chunks])
    }
    return answers
  }

  it('gives the same bytes, headers and cuts to the same requests', async () => {
    const first = await record(9)
    expect(await record(9)).toEqual(first)
    expect(await record(10)).not.toEqual(first)
  })
})
