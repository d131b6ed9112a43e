// A DashScope that answers without a key. Web standards only: this entry also runs in a page.
export { createEmulator } from './create-emulator'
export type { Emulator, EmulatorOptions, RequestRecord } from './create-emulator'
export type { Chunking, DeliveryOptions } from './delivery'
export { errorCodeList } from './errors/error-codes'
export type { ErrorCodeInfo } from './errors/error-codes'
export type { Latency } from './latency'
export { scenarioList } from './scenarios/scenario-list'
export type { ScenarioInfo } from './scenarios/scenario-list'
