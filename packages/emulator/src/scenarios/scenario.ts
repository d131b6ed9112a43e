import type { Chunking } from '../delivery'
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

/** What an agent application did before it answered, other than reasoning: an entry of `output.thoughts`. */
export interface Thought {
  /** `agentRag` for knowledge retrieval, `api` for memory and plugins; the documents also write `API`. */
  readonly actionType: 'agentRag' | 'api' | 'API'
  /** `rag`, `memory`, or the id of a plugin. */
  readonly action: string
  readonly actionName: string
  /** JSON text. */
  readonly arguments: string
  /** JSON text. */
  readonly observation: string
}

/** A node of a workflow application; nodes run one after the other. */
export interface WorkflowNode {
  /** Such as `LLM_S78u`. */
  readonly id: string
  readonly name: string
  readonly type: 'Start' | 'LLM' | 'End' | 'OUTPUT'
  /** What it produces, streamed where the mode streams it. An `End` or `OUTPUT` node's is visible text. */
  readonly result: string
  readonly reasoning?: string
  /** The model of an `LLM` node. */
  readonly model?: string
  /** How long it says it took, in ms. */
  readonly execMs: number
  /** Ends the whole answer half-way through this node. */
  readonly error?: WireError
}

/** A page that web search found: an entry of `output.search_info.search_results`. */
export interface SearchResult {
  readonly index: number
  readonly title: string
  readonly url: string
  readonly siteName: string
  readonly icon: string
}

/** A function the model asks the caller to run. */
export interface ToolCall {
  readonly name: string
  /** JSON text. */
  readonly arguments: string
}

/** One search of deep research, and what it brought to light. */
export interface ResearchQuery {
  readonly query: string
  readonly goal: string
  readonly pages: readonly ResearchPage[]
  readonly learning: string
}

/** A page that deep research read. */
export interface ResearchPage extends SearchResult {
  readonly description: string
}

/** What deep research does before it answers. */
export interface Research {
  readonly plan: string
  readonly queries: readonly ResearchQuery[]
}

/** How an answer that has begun goes wrong. */
export type Failure =
  | {
      readonly type: 'error-frame'
      readonly error: WireError
      /** For a request without streaming, where the error is a response of its own. */
      readonly retryAfter?: string
    }
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
  /** Bailian agent applications, with `has_thoughts`. */
  readonly thoughts?: readonly Thought[]
  /** Bailian workflow applications. The text of the answer is what the visible nodes give, joined. */
  readonly workflow?: readonly WorkflowNode[]
  /**
   * What the JSON of an `LLM` node holds in incremental `message_format_plus`; the documents contradict each other.
   * @default 'deltas'
   */
  readonly nodeJson?: 'deltas' | 'snapshots'
  /** What the frame that completes a node carries in both message formats. @default 'nothing' */
  readonly completedFrame?: 'nothing' | 'last-delta'
  /** Web search of the native wire; all of it rides in the first frame. */
  readonly searchResults?: readonly SearchResult[]
  /** The answer ends with `finish_reason: "tool_calls"` after them. */
  readonly toolCalls?: readonly ToolCall[]
  /** Code the model runs itself between two phases of reasoning. */
  readonly codeInterpreter?: { readonly code: string; readonly reasoningAfter: string }
  /** The model `qwen-deep-research` of the native wire; the pages are the sources of the answer. */
  readonly research?: Research
  /** @default 'stop', or 'tool_calls' where there are any */
  readonly finishReason?: 'stop' | 'length'
  /** What the limit cut off: for those who ask to go on. */
  readonly rest?: string
  readonly model: string
  /** Multiplies every pause. @default 1 */
  readonly slowness?: number
  /** @default 4 */
  readonly tokensPerFrame?: number
  /** Where its stream is cut, unless the emulator or the request says so itself. @default 'frame' */
  readonly chunking?: Chunking
  /** Strikes after `afterFrames` frames, or in place of the terminal frame. */
  readonly failure?: Failure & { readonly afterFrames: number }
}

/** A request turned down before any content, in one of the shapes DashScope uses. */
export interface Refusal {
  readonly type: 'refusal'
  readonly error: WireError
  /** `http`: status and JSON; `frame`: status 200 and one `event:error`; `sse-body`: status and a framed body. */
  readonly transport: 'http' | 'frame' | 'sse-body'
  /** The `Retry-After` header, seconds or an HTTP date; absent by default, as in every recording. */
  readonly retryAfter?: string
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
  /** URLs or data URIs of the images of this turn. */
  readonly images?: readonly string[]
  /** URLs of the files of this turn. */
  readonly files?: readonly string[]
  /** Names of the functions the caller offers. */
  readonly tools?: readonly string[]
  /** What the functions gave that were called in this turn; empty before the first call. */
  readonly toolResults?: readonly { readonly name: string; readonly content: string }[]
  /** The JSON schemas of the parameters of `tools`, by name. */
  readonly toolParameters?: Readonly<Record<string, unknown>>
  /** Whether web search is on. */
  readonly search?: boolean
  /** The long-term memory of a Bailian application. */
  readonly memoryId?: string | undefined
  /** Variables of a Bailian application: of an agent's prompt, or of a workflow's start node. */
  readonly variables?: Readonly<Record<string, unknown>>
  /** Whether the model may run code. */
  readonly codeInterpreter?: boolean
  /** The model asked for, where the request names one. */
  readonly model?: string
  /** Whether deep research may ask back before it starts. @default true */
  readonly feedback?: boolean
  /** The beginning of the answer, written before; the scenario gives the whole of it again. */
  readonly prefix?: string
}

/** A named behaviour of the emulator. */
export interface Scenario {
  readonly name: string
  readonly title: Readonly<Record<Language, string>>
  /** A prompt that selects this scenario. */
  readonly prompt: Readonly<Record<Language, string>>
  play(question: Question): Outcome
}
