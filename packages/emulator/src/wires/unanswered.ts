import type { HtmlPage, Refusal } from '../scenarios/scenario'
import type { WireError } from '../wire-error'
import type { FrameWriter } from './frame-writer'
import { nativeWriter } from './frame-writer'
import { toErrorResponse, toRefusalResponse } from './respond'
import type { Exchange } from './wire'

/** What stands in the place of an answer: an error of the request, a refusal, or a web page. */
export function toUnanswered(
  outcome: WireError | Refusal | HtmlPage,
  exchange: Exchange,
  { streaming, writer = nativeWriter }: { streaming: boolean; writer?: FrameWriter },
): Response {
  if ('code' in outcome) return toErrorResponse(outcome, exchange, writer)
  if (outcome.type === 'refusal') return toRefusalResponse(outcome, exchange, streaming, writer)
  return new Response(outcome.html, { headers: { 'content-type': 'text/html' } })
}
