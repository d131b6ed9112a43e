// The gateway as a server of its own, on Node.
export { serveGateway } from './serve-gateway'
export type { GatewayServer, ServeGatewayOptions } from './serve-gateway'
