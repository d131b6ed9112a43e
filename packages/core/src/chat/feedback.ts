import type { ChatMessage } from '../model/message'
import type { Feedback } from './chat-types'

/** A message with that rating, or with none. The same object where nothing changes; an empty reason is none. */
export function withFeedback(message: ChatMessage, feedback: Feedback | undefined): ChatMessage {
  const { feedback: before, ...metadata } = message.metadata
  const reason = feedback?.reason?.trim()
  if (before?.value === feedback?.value && (before?.reason ?? '') === (reason ?? '')) return message
  const rated = feedback && { value: feedback.value, ...(reason && { reason }) }
  return { ...message, metadata: { ...metadata, ...(rated && { feedback: rated }) } }
}
