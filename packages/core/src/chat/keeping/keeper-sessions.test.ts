import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { setUpKeptChat, testStorage } from '../../../test/chat-storage'
import type { MessageChunk } from '../../model/chunk'
import { textOf, type ChatMessage } from '../../model/message'
import type { ChatRequest } from '../../model/request'
import { createMemoryData } from '../../storage/memory'

const questionsOf = (messages: readonly ChatMessage[]) =>
  messages.filter(({ role }) => role === 'user').map(textOf)

/** A service with sessions, which notes when one of them is asked by somebody who sees another conversation. */
function createService() {
  const sessions = new Map<string, readonly string[]>()
  const mistakes: unknown[] = []
  return {
    mistakes,
    /** @param seen - The questions on the page that asks, the new one last. */
    answer(request: ChatRequest, seen: readonly string[]): readonly MessageChunk[] {
      const { messages, sessionId = `s${sessions.size}` } = request
      const known = [...(sessions.get(sessionId) ?? []), request.text]
      const asked = messages ? questionsOf(messages) : known
      if (asked.join() !== seen.join()) mistakes.push({ asked, seen, request })
      sessions.set(sessionId, asked)
      return [
        { type: 'session', sessionId },
        { type: 'text-delta', delta: `答${request.text}` },
        { type: 'finish', reason: 'stop' },
      ]
    },
  }
}

const actions = fc.array(
  fc.tuple(
    fc.nat(1),
    fc.constantFrom('ask', 'ask', 'ask', 'edit', 'again', 'show', 'flush', 'wait'),
  ),
  { minLength: 2, maxLength: 10 },
)

it('a model is told exactly what its tab shows, whatever two tabs ask at once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), actions, async (scheduler, list) => {
      const data = createMemoryData()
      const service = createService()
      let asked = 0
      const tabs = [0, 1].map((tab) => {
        let id = 0
        const { chat, storage } = setUpKeptChat(
          (request) => service.answer(request, questionsOf(chat.messages)),
          testStorage(data),
          { generateId: () => `tab${tab}-${++id}` },
        )
        storage.before = (method) => scheduler.schedule(Promise.resolve(), `${tab} ${method}`)
        return chat
      })
      const work = tabs.map(async (chat, index) => {
        await chat.loaded
        for (const [, action] of list.filter(([tab]) => tab === index)) {
          const question = chat.messages.findLast(({ role }) => role === 'user')
          const other = Object.keys(chat.conversation.nodes)[asked % 7]
          if (action === 'flush') await chat.flush()
          else if (action === 'again') await chat.regenerate()
          else if (action === 'wait') await scheduler.schedule(Promise.resolve(), 'wait')
          else if (action === 'show' && other) chat.switchVersion(other)
          else if (action === 'edit' && question) await chat.edit(question.id, `${++asked}`)
          else await chat.send(`${++asked}`)
        }
        await chat.flush()
      })
      await scheduler.waitFor(Promise.all(work))
      expect(service.mistakes).toEqual([])
    }),
    { numRuns: 100 },
  )
})
