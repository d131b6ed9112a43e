import { expect, it } from 'vitest'
import type { Conversation } from '../../model/conversation'
import { createMessage, type MessagePart } from '../../model/message'
import { exportConversations } from './export-conversations'

const answerOf = (...parts: readonly MessagePart[]): Conversation['nodes'] => ({
  a: { message: createMessage('assistant', { id: 'a', createdAt: 1, parts }), parentId: null },
})

const conversation: Conversation = {
  id: 'c',
  title: '西湖',
  createdAt: 1,
  updatedAt: 2,
  pinned: true,
  schemaVersion: 1,
  headId: 'a',
  nodes: answerOf({ type: 'text', text: '水光潋滟' }),
}

const call = (output: unknown): MessagePart => ({
  type: 'tool',
  toolCallId: 't',
  name: 'weather',
  input: '{}',
  state: 'output-available',
  output,
})

it('writes conversations as JSON a person can read', () => {
  const file = exportConversations([conversation], { now: 7 })
  expect(file).toContain('\n  "formatVersion": 1,\n')
  expect(file).toContain('"text": "水光潋滟"')
  expect(JSON.parse(file)).toEqual({
    format: 'tyqw-conversations',
    formatVersion: 1,
    exportedAt: 7,
    conversations: [conversation],
  })
})

it('says when it was written', () => {
  const before = Date.now()
  const { exportedAt, conversations } = JSON.parse(exportConversations([]))
  expect(exportedAt).toBeGreaterThanOrEqual(before)
  expect(conversations).toEqual([])
})

it('leaves out what is for this browser alone', () => {
  const { nodes } = conversation
  const [message] = Object.values(nodes).map(({ message }) => message)
  const live = {
    ...conversation,
    session: { id: 'secret-session', seen: ['a'], turns: 1, usedAt: 1 },
    revision: 3,
    nodes: {
      a: {
        parentId: null,
        message: { ...message, metadata: { runs: [], submittedAt: 1, streamId: 'secret-stream' } },
      },
    },
  } as Conversation
  const file = exportConversations([live])
  expect(file).not.toContain('secret')
  expect(JSON.parse(file).conversations).toEqual([conversation])
  expect(live.session?.id).toBe('secret-session')
})

it('leaves out only the output of a tool that JSON cannot carry', () => {
  const circle: Record<string, unknown> = {}
  circle['self'] = circle
  let deep: unknown = 0
  for (let depth = 0; depth < 100_000; depth++) deep = [deep]
  const parts = [circle, 1n, deep, { degrees: 21 }].map(call)
  const file = JSON.parse(exportConversations([{ ...conversation, nodes: answerOf(...parts) }]))
  const written: { output?: unknown }[] = file.conversations[0].nodes.a.message.parts
  expect(written.map(({ output }) => output)).toEqual([
    undefined,
    undefined,
    undefined,
    { degrees: 21 },
  ])
})
