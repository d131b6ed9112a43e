import { expect, it, vi } from 'vitest'
import { KEY } from '../test/ask'
import { whoAnswers } from './who-answers'

const fetch = async () => new Response()
const createEmulator = vi.fn(() => ({ fetch }))

it.each([
  [{ apiKey: KEY }, 'forwarding to DashScope (key sk-***cdef)'],
  [{ apiKey: KEY, upstream: { baseUrl: 'http://a' } }, 'forwarding to http://a (key sk-***cdef)'],
  [{ upstream: { baseUrl: 'http://a' } }, 'forwarding to http://a, without a key'],
  [{ upstream: { fetch } }, 'forwarding to its own upstream, without a key'],
])('leaves %j alone: %s', (options, notice) => {
  expect(whoAnswers(options, createEmulator)).toEqual({ options, notice })
  expect(createEmulator).not.toHaveBeenCalled()
})

it('puts the emulator behind what has neither key nor upstream', () => {
  const answering = whoAnswers({ origins: [] }, createEmulator)
  expect(answering).toEqual({
    options: { allowNoOrigin: true, origins: [], upstream: { fetch } },
    notice: 'no DASHSCOPE_API_KEY found, the emulator answers',
  })
  expect(whoAnswers({ allowNoOrigin: false }, createEmulator).options.allowNoOrigin).toBe(false)
})
