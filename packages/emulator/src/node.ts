// The emulator as a server of its own, on Node.
export { serveEmulator } from './serve-emulator'
export type { EmulatorServer, ServeEmulatorOptions } from './serve-emulator'
