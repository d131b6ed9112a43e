// The gateway on the Vite dev server.
export { tyqwGateway } from './vite-plugin'
export type { TyqwGatewayOptions } from './vite-plugin'
