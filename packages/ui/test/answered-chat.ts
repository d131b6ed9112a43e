import type { MessageChunk } from '@tyqw/core'
import { expect } from 'vitest'
import { mountChat, type MountedChat } from './mount-chat'

/** A chat with one question and its answer. */
export async function answeredChat(
  answer: string | readonly MessageChunk[] = '回答',
  ...given: Parameters<typeof mountChat>
): Promise<MountedChat> {
  const chat = mountChat(...given)
  await askAndAnswer(chat, '问题', answer)
  return chat
}

/** One more turn. Text alone is an answer that ends well; chunks say for themselves how they end. */
export async function askAndAnswer(
  chat: MountedChat,
  question: string,
  answer: string | readonly MessageChunk[],
): Promise<void> {
  const before = chat.requests.length
  chat.ask(question)
  await expect.poll(() => chat.requests.length).toBe(before + 1)
  await answerNow(chat, answer)
}

/** Answers what was asked last. */
export async function answerNow(
  chat: MountedChat,
  answer: string | readonly MessageChunk[],
): Promise<void> {
  await expect.poll(() => chat.store.isBusy).toBe(true)
  if (typeof answer === 'string') {
    chat.text(answer)
    chat.finish()
  } else chat.push(...answer)
  await expect.poll(() => chat.store.isBusy).toBe(false)
  await expect.poll(() => chat.answer().getAttribute('aria-busy')).toBe('false')
}
