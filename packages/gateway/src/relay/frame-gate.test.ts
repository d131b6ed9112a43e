import { expect, it } from 'vitest'
import { createFrameGate } from './frame-gate'

const stream = 'id:1\ndata:{"a":"你好"}\n\n:comment\n\nid:2\r\ndata:x\r\n\r\nid:3\ndata:cut'
const bytes = new TextEncoder().encode(stream)
const decode = (chunk: Uint8Array | undefined) =>
  new TextDecoder('utf-8', { fatal: true }).decode(chunk)

it('lets only whole events pass, wherever the bytes are cut in two', () => {
  for (let cut = 0; cut <= bytes.length; cut += 1) {
    const gate = createFrameGate()
    const passed = [bytes.subarray(0, cut), bytes.subarray(cut)].map((chunk) => gate.push(chunk))
    for (const events of passed) if (events) expect(decode(events)).toMatch(/\n\r?\n$/)
    expect(passed.map(decode).join('') + decode(gate.rest())).toBe(stream)
    expect(decode(gate.rest())).toBe('id:3\ndata:cut')
    expect(gate.waiting).toBe(13)
  }
})

it('works byte by byte', () => {
  const gate = createFrameGate()
  const events = [...bytes].map((byte) => decode(gate.push(Uint8Array.of(byte)))).filter(Boolean)
  expect(events).toEqual(['id:1\ndata:{"a":"你好"}\n\n', ':comment\n\n', 'id:2\r\ndata:x\r\n\r\n'])
})

it('hands a chunk on without a copy when it ends with an event', () => {
  const chunk = new TextEncoder().encode('id:1\ndata:{}\n\n')
  expect(createFrameGate().push(chunk)?.buffer).toBe(chunk.buffer)
})
