import type { Step } from '@tyqw/core'
import type { TyqwLocale } from '../../../locale/zh-cn'
import { read } from '../pretty-json'
import { toPassages, type Passage } from './passages'

/** How far a step is: one that was running when its answer ended was broken off. */
export type StepState = Step['state'] | 'stopped'

/** A step in words. */
export interface StepView {
  readonly state: StepState
  /** One line: what it does, or what came of it. */
  readonly title: string
  /** The service's own name of it, where the title says something else. */
  readonly note: string | undefined
  /** Why it failed. */
  readonly reason: string | undefined
  /** What a search has found; undefined where its output says something else. */
  readonly passages: readonly Passage[] | undefined
  readonly input: string | undefined
  /** Its output, where that is neither a list of passages nor a short reason. */
  readonly output: string | undefined
}

const SEARCHES: readonly Step['kind'][] = ['retrieval', 'memory', 'search']
/** What the service calls them, and the title says already. */
const SERVICE_NAMES = ['知识检索', '长期记忆检索', '联网搜索']
/** A reason of so many characters needs no place of its own. */
const SHORT = 120
/** Kinds that are what the service's name of them says. */
const NAMED: readonly Step['kind'][] = ['workflow-node', 'plugin', 'other']

/** @param isOver - The answer has ended. */
export function toStepView(step: Step, isOver: boolean, locale: TyqwLocale): StepView {
  const { kind, output } = step
  const state = step.state === 'running' && isOver ? 'stopped' : step.state
  const isSearch = state === 'done' && SEARCHES.includes(kind)
  const passages = isSearch && output ? toPassages(output) : undefined
  const name = step.name.trim()
  const title = titleOf({ ...step, name, state }, passages, locale)
  const generic = [...Object.values(locale.stepKind), ...SERVICE_NAMES]
  const reason = state === 'failed' && output ? reasonIn(output) : undefined
  const isSaid =
    passages || !output || isEmpty(output) || (output === reason && output.length <= SHORT)
  return {
    state,
    title,
    note: name && !title.includes(name) && !generic.includes(name) ? name : undefined,
    reason,
    passages,
    input: isEmpty(step.input) ? undefined : step.input,
    output: isSaid ? undefined : output,
  }
}

function titleOf(
  { kind, name, state }: { kind: Step['kind']; name: string; state: StepState },
  passages: readonly Passage[] | undefined,
  locale: TyqwLocale,
): string {
  if (name && NAMED.includes(kind)) {
    if (kind !== 'plugin' || state === 'failed' || state === 'stopped') return name
    return locale.toolLine[state === 'running' ? 'running' : 'output-available'](name)
  }
  if (state === 'running') return locale.stepRunning[kind]
  if (state === 'failed') return locale.stepFailed(locale.stepKind[kind])
  if (state === 'stopped') return locale.stepKind[kind]
  if (!passages) return locale.stepDone[kind]
  if (passages.length === 0) return locale.foundNothing
  if (kind === 'memory') return locale.foundMemories(passages.length)
  const documents = new Set(passages.map((passage) => passage.document).filter(Boolean))
  const isTold = passages.every((passage) => passage.document)
  return isTold ? locale.foundDocuments(documents.size) : locale.foundPassages(passages.length)
}

/** The sentence in what a step that failed gave, which may be JSON. */
function reasonIn(output: string): string {
  const parsed = read(output)
  if (typeof parsed !== 'object' || parsed === null) return output.trim()
  const { message, errorMessage, error, reason } = parsed as Record<string, unknown>
  const found = [message, errorMessage, error, reason].find((value) => typeof value === 'string')
  return typeof found === 'string' && found ? found : output.trim()
}

function isEmpty(text: string | undefined): boolean {
  return ['', '{}', '[]', '""'].includes(text?.trim() ?? '')
}
