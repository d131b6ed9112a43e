import type { WireError } from '../../wire-error'
import { bodyInvalid, invalidParameter } from '../../wire-error'
import type { Problem } from './checks'
import { check, checkBoolean, checkObject, checkText, checkTexts, isTexts } from './checks'
import type { Fields } from '../fields'
import { isFields, toText } from '../fields'

const flowStreamModes = [
  'full_thoughts',
  'message_format',
  'message_format_plus',
  'agent_format',
] as const

/** How a workflow application streams. */
export type FlowStreamMode = (typeof flowStreamModes)[number]

/** What an application understands of `parameters`. */
export interface BailianAppParameters {
  readonly incremental: boolean
  readonly hasThoughts: boolean
  readonly flowStreamMode: FlowStreamMode
  readonly thinking: boolean | undefined
  readonly search: boolean
  readonly modelId: string | undefined
  /** The most earlier turns the model sees; undefined for all. */
  readonly dialogRound: number | undefined
  /** Whether `rag_options` names knowledge bases to search. */
  readonly retrieves: boolean
}

/** Reads and checks `parameters`. */
export function readParameters(fields: Fields): BailianAppParameters | WireError {
  const { temperature, rag_options: ragOptions } = fields
  if (typeof temperature === 'number' && (temperature < 0 || temperature >= 2)) {
    return invalidParameter('Temperature should be in [0.0, 2.0)')
  }
  const problem = findProblem(fields) ?? findRagProblem(ragOptions)
  if (problem) return bodyInvalid(problem)
  if (isFields(ragOptions) && hasUnreadFile(ragOptions)) {
    return invalidParameter('File parsing in progress, please try again later.')
  }
  const mode = flowStreamModes.find((each) => each === fields['flow_stream_mode'])
  const dialogRound = fields['dialog_round']
  const thinking = fields['enable_thinking']
  return {
    incremental: fields['incremental_output'] === true,
    hasThoughts: fields['has_thoughts'] === true,
    flowStreamMode: mode ?? 'full_thoughts',
    thinking: typeof thinking === 'boolean' ? thinking : undefined,
    search: fields['enable_web_search'] === true,
    modelId: toText(fields['model_id']),
    dialogRound: typeof dialogRound === 'number' ? dialogRound : undefined,
    retrieves: isFields(ragOptions),
  }
}

function findProblem(fields: Fields): Problem {
  const name = (key: string) => `parameters.${key}`
  const booleans = [
    'incremental_output',
    'has_thoughts',
    'enable_thinking',
    'enable_web_search',
    'enable_system_time',
    'enable_premium',
  ]
  const numbers = ['temperature', 'top_p', 'top_k', 'seed']
  const problems = [
    ...booleans.map((key) => checkBoolean(name(key), fields[key])),
    ...numbers.map((key) => check(name(key), fields[key], 'a number', isNumber)),
    checkText(name('model_id'), fields['model_id']),
    checkTexts(name('mcp_servers'), fields['mcp_servers']),
    check(name('dialog_round'), fields['dialog_round'], 'a whole number', isCount),
    check(
      name('flow_stream_mode'),
      fields['flow_stream_mode'],
      `one of ${flowStreamModes.join(', ')}`,
      (given) => flowStreamModes.some((mode) => mode === given),
    ),
  ]
  return problems.find((problem) => problem !== undefined)
}

function findRagProblem(options: unknown): Problem {
  const name = (key: string) => `parameters.rag_options.${key}`
  const wrong = checkObject('parameters.rag_options', options)
  if (wrong || !isFields(options)) return wrong
  const { pipeline_ids: pipelines, session_file_ids: sessionFiles } = options
  if (!isTexts(pipelines) || pipelines.length === 0) {
    return `${name('pipeline_ids')} is required and must be an array of strings.`
  }
  return (
    checkTexts(name('pipeline_ids'), pipelines, 5) ??
    checkTexts(name('file_ids'), options['file_ids'], 5) ??
    checkTexts(name('tags'), options['tags']) ??
    checkObject(name('metadata_filter'), options['metadata_filter']) ??
    checkObject(name('structured_filter'), options['structured_filter']) ??
    checkTexts(name('session_file_ids'), sessionFiles, 10) ??
    check(name('session_file_ids'), sessionFiles, 'ids that begin with file_session_', (ids) =>
      isTexts(ids) ? ids.every((id) => id.startsWith('file_session_')) : false,
    )
  )
}

// The emulator knows no files: one is still being read when its id says so.
function hasUnreadFile({ session_file_ids: ids }: Fields): boolean {
  return isTexts(ids) && ids.some((id) => id.startsWith('file_session_parsing'))
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number'
}

function isCount(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0
}
