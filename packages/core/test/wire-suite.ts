import { describe, expect, it } from 'vitest'
import type { ChatRequest } from '../src/model/request'
import type { ChatProtocol } from '../src/protocols/protocol'
import { decodePieces, fixturesOf, readFixture } from './fixtures'

/** Fixtures up to here are cut at every byte, larger ones at as many seeded places as `SEEDED_CUTS`. */
const MAX_EXHAUSTIVE_BYTES = 4096
const SEEDED_CUTS = 200

/** What every wire promises of every fixture in its folder: where the bytes are cut changes nothing. */
export function describeWire<Frame>(
  wire: string,
  protocol: ChatProtocol<ChatRequest, Frame>,
): void {
  describe(`the wire ${wire}`, () => {
    it.each(fixturesOf(wire))('reads %s the same, wherever it is cut', (name) => {
      const bytes = readFixture(name)
      const whole = decodePieces(protocol, [bytes], true)
      expect(whole.filter(({ type }) => type === 'finish' || type === 'error')).toHaveLength(1)
      expect(['finish', 'error']).toContain(whole.at(-1)?.type)
      for (const at of cutsOf(bytes.length)) {
        const pieces = [bytes.subarray(0, at), bytes.subarray(at)]
        expect(decodePieces(protocol, pieces, true)).toEqual(whole)
      }
    })
  })
}

function cutsOf(length: number): number[] {
  if (length <= MAX_EXHAUSTIVE_BYTES) return Array.from({ length: length - 1 }, (_, at) => at + 1)
  let state = length
  return Array.from({ length: SEEDED_CUTS }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return 1 + (state % (length - 1))
  })
}
