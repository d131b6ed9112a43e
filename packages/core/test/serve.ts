import { onTestFinished } from 'vitest'
import { startTestServer, type Answer, type TestServer } from './test-server'

export { appFrame, block, openStream, type TestServer } from './test-server'

/** A real HTTP server for one test, closed after it. */
export async function serve(answer: Answer): Promise<TestServer> {
  const server = await startTestServer(answer)
  onTestFinished(() => server.close())
  return server
}
