import {
  bailianApp,
  createTools,
  openaiCompatible,
  qwen,
  type ChatProtocol,
  type ChatRequest,
  type ChatTools,
} from '@tyqw/core'
import type { DialectName } from '@tyqw/emulator'

/** A way to ask, and how it is written. */
export interface Wire {
  readonly protocol: ChatProtocol<ChatRequest, unknown>
  /** The gateway lets Bailian applications through; for models the emulator runs in the page. */
  readonly throughGateway: boolean
  /** Bailian applications have tools of their own. */
  readonly hasTools: boolean
  /** Whose chat completions the emulator speaks. */
  readonly dialect?: DialectName
  readonly code: string
}

export const tools: ChatTools = createTools({
  weather: {
    description: 'The weather of a city, today',
    parameters: {
      type: 'object',
      properties: { city: { type: 'string' } },
      required: ['city'],
    },
    needsApproval: true,
    run: ({ city }: { city: string }) => ({ city, celsius: 21, sky: 'sunny' }),
  },
})

export const wires = {
  app: {
    protocol: bailianApp(),
    throughGateway: true,
    hasTools: false,
    code: `createTyqw({ appId: 'your appid' })`,
  },
  workflow: {
    protocol: bailianApp({ flowStreamMode: 'message_format' }),
    throughGateway: true,
    hasTools: false,
    code: `createTyqw({
  appId: 'your appid',
  protocol: bailianApp({
    flowStreamMode: 'message_format',
  }),
})`,
  },
  qwen: {
    protocol: qwen({ model: 'qwen-plus', switches: { thinking: true, search: false } }),
    throughGateway: false,
    hasTools: true,
    code: `createTyqw({
  protocol: qwen({
    model: 'qwen-plus',
    // The user may turn them on and off.
    switches: { thinking: true, search: false },
  }),
  tools: createTools({ weather }),
})`,
  },
  compatible: {
    protocol: openaiCompatible({ model: 'qwen-plus', switches: { thinking: true } }),
    throughGateway: false,
    hasTools: true,
    code: `createTyqw({
  protocol: openaiCompatible({
    model: 'qwen-plus',
    switches: { thinking: true },
  }),
  tools: createTools({ weather }),
})`,
  },
  vllm: {
    protocol: openaiCompatible({ server: 'vllm', model: 'Qwen/Qwen3-8B' }),
    throughGateway: false,
    hasTools: true,
    dialect: 'vllm',
    code: `createTyqw({
  protocol: openaiCompatible({
    server: 'vllm',
    model: 'Qwen/Qwen3-8B',
  }),
  tools: createTools({ weather }),
})`,
  },
} as const satisfies Record<string, Wire>

export type WireName = keyof typeof wires

const homes: Readonly<Record<string, readonly WireName[]>> = {
  citations: ['app'],
  rag: ['app'],
  plugin: ['app'],
  memory: ['app'],
  images: ['app'],
  workflow: ['workflow', 'app'],
  'workflow-json-snapshots': ['workflow', 'app'],
  'workflow-last-delta': ['workflow', 'app'],
  'workflow-long': ['workflow', 'app'],
  'workflow-failed': ['workflow', 'app'],
  'error-flow-not-published': ['workflow', 'app'],
  search: ['qwen', 'compatible', 'vllm'],
  tools: ['qwen', 'compatible', 'vllm'],
  'parallel-tools': ['qwen', 'compatible', 'vllm'],
  'tools-forever': ['qwen', 'compatible', 'vllm'],
  'code-interpreter': ['qwen'],
  'deep-research': ['qwen'],
  length: ['qwen', 'compatible', 'vllm'],
}

/** The wire on which a scenario shows what it is there for: the one that is chosen, if it can. */
export function wireFor(scenario: string, chosen: WireName): WireName {
  const home = homes[scenario]
  return home === undefined || home.includes(chosen) ? chosen : (home[0] ?? chosen)
}

/** Wires that a scenario is made for; undefined for one that is at home on all of them. */
export function wiresOf(scenario: string): readonly WireName[] | undefined {
  return homes[scenario]
}
