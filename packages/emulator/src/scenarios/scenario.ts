import type { Turn } from '../sessions'
import type { WireError } from '../wire-error'

/** The language an answer is written in; taken from the prompt. */
export type Language = 'zh' | 'en'

/** A document the citation scenario cites. */
export interface SourceDocument {
  /** The number in `<ref>[n]</ref>`. */
  readonly index: string
  readonly title: string
  readonly name: string
  readonly url?: string
  /** The passage that was retrieved. */
  readonly text: string
}

/** How an answer that has begun goes wrong. */
export type Failure =
  | { readonly type: 'error-frame'; readonly error: WireError }
  /** The stream ends without a terminal frame. */
  | { readonly type: 'truncated' }
  /** The stream ends inside a frame, and inside a character where it can. */
  | { readonly type: 'cut-frame' }
  /** Nothing more is sent, and the connection stays open. */
  | { readonly type: 'stall' }
  /** The connection breaks. */
  | { readonly type: 'reset' }

/** An answer, free of any wire format. */
export interface Script {
  readonly type: 'answer'
  readonly text: string
  readonly reasoning?: string
  readonly sources?: readonly SourceDocument[]
  readonly model: string
  /** Multiplies every pause. @default 1 */
  readonly slowness?: number
  /** @default 4 */
  readonly tokensPerFrame?: number
  /** Strikes after `afterFrames` frames, or in place of the terminal frame. */
  readonly failure?: Failure & { readonly afterFrames: number }
}

/** A request turned down before any content, in one of the shapes DashScope uses. */
export interface Refusal {
  readonly type: 'refusal'
  readonly error: WireError
  /** `http`: status and JSON; `frame`: status 200 and one `event:error`; `sse-body`: status and a framed body. */
  readonly transport: 'http' | 'frame' | 'sse-body'
  /** Seconds for the `Retry-After` header; absent by default, as in every recording. */
  readonly retryAfter?: number
}

/** A page from something between us and the service, with status 200. */
export interface HtmlPage {
  readonly type: 'html'
  readonly html: string
}

/** What a scenario answers with. */
export type Outcome = Script | Refusal | HtmlPage

/** The question a scenario answers. */
export interface Question {
  /** The prompt without a scenario keyword. */
  readonly prompt: string
  readonly language: Language
  /** Earlier turns of the same session, oldest first. */
  readonly history: readonly Turn[]
  /** `parameters.enable_thinking`; undefined leaves it to the scenario. */
  readonly thinking: boolean | undefined
}

/** A named behaviour of the emulator. */
export interface Scenario {
  readonly name: string
  readonly title: Readonly<Record<Language, string>>
  /** A prompt that selects this scenario. */
  readonly prompt: Readonly<Record<Language, string>>
  play(question: Question): Outcome
}
