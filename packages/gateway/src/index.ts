// The server that keeps the key. Web standards only: this entry also runs at the edge.
export { createGateway } from './create-gateway'
export type { Gateway } from './create-gateway'
export type { GatewayOptions, GatewayUser } from './options'
export type { GatewayLogger } from './logger'
