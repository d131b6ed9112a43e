/** Ports of the servers that the end-to-end tests start. */
const port = Number(process.env['TYQW_E2E_PORT'] ?? 5273)

/** The playground as `npm start` serves it: gateway and emulator in one process. */
export const playground = { port, url: `http://127.0.0.1:${port}` }

/** A stand-in for DashScope: the emulator as a server of its own. */
export const service = { port: port + 1, url: `http://127.0.0.1:${port + 1}` }

/** The playground with a key, whose gateway asks that service over HTTP. */
export const keyed = { port: port + 2, url: `http://127.0.0.1:${port + 2}` }

/** Not a real one: it must merely be found nowhere. */
export const key = 'sk-e2e-5f3a9c1b7d2e4f60'
export const appId = 'e2eapplication'
