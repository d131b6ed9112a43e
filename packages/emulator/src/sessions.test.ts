import { describe, expect, it } from 'vitest'
import { read } from '../test/ask'
import { createEmulator } from './index'

const HOUR_MS = 60 * 60 * 1000

function createTalk() {
  let time = 0
  const emulator = createEmulator({ latency: 'instant', seed: 3, now: () => time })
  return {
    emulator,
    pass: (ms: number) => {
      time += ms
    },
    say: async (prompt: string, session_id?: string) => {
      const input = { prompt, ...(session_id === undefined ? {} : { session_id }) }
      const { text, frames } = await read(emulator, { input })
      return { text, id: frames[0]?.output.session_id ?? expect.fail() }
    },
  }
}

describe('sessions', () => {
  it('remembers the earlier question, in both languages', async () => {
    const { say } = createTalk()
    const first = await say('西湖有多大？')
    expect(first.id).toMatch(/^[0-9a-f]{32}$/)
    const second = await say('我刚才问了什么？', first.id)
    expect(second.id).toBe(first.id)
    expect(second.text).toContain('> 西湖有多大？')
    const third = await say('What did I just ask?', first.id)
    expect(third.text).toContain('> 我刚才问了什么？')
  })

  it('knows nothing in a session of its own', async () => {
    const { say } = createTalk()
    await say('西湖有多大？')
    expect((await say('我刚才问了什么？')).text).toContain('第一句话')
  })

  it('lives for an hour after the last request, then begins anew without a word', async () => {
    const { say, pass } = createTalk()
    const { id } = await say('one')
    pass(HOUR_MS - 1)
    expect((await say('two', id)).id).toBe(id)
    pass(HOUR_MS - 1)
    expect((await say('three', id)).id).toBe(id)
    pass(HOUR_MS)
    const later = await say('What did I just ask?', id)
    expect(later.id).not.toBe(id)
    expect(later.text).toContain('first message')
  })

  it('begins anew after 50 turns, and for an unknown id', async () => {
    const { say } = createTalk()
    const { id } = await say('turn 1')
    for (let turn = 2; turn <= 50; turn += 1) expect((await say(`turn ${turn}`, id)).id).toBe(id)
    expect((await say('turn 51', id)).id).not.toBe(id)
    expect((await say('hi', 'f'.repeat(32))).id).not.toBe('f'.repeat(32))
  })

  it('takes messages as the history and still answers with a fresh session', async () => {
    const { emulator } = createTalk()
    const messages = [
      { role: 'system', content: 'Be kind.' },
      { role: 'user', content: 'How large is West Lake?' },
      { role: 'assistant', content: 'About 6.4 square kilometres.' },
      { role: 'user', content: 'What did I just ask?' },
    ]
    const { text, frames } = await read(emulator, { input: { messages } })
    expect(text).toContain('> How large is West Lake?')
    expect(frames[0]?.output.session_id).toMatch(/^[0-9a-f]{32}$/)
  })
})
