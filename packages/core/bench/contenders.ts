import { fetchEventSource } from '@microsoft/fetch-event-source'
import { bailianApp, openEventStream, Tyqw } from '../src/index'

/** Reads an answer to its end. @returns How many frames it decoded. */
export type Contender = (send: typeof fetch) => Promise<number>

const url = 'http://localhost/api/v1/apps/app/completion'

/** What people write by hand. */
export const bare: Contender = async (send) => {
  let count = 0
  await fetchEventSource(url, {
    method: 'POST',
    openWhenHidden: true,
    fetch: send,
    onmessage({ data }) {
      JSON.parse(data)
      count++
    },
    onerror(error) {
      throw error
    },
  })
  return count
}

/** The lower level with a decoder. */
export const eventStream: Contender = async (send) => {
  const decoder = bailianApp().createDecoder({ incrementalOutput: true })
  let count = 0
  for await (const event of openEventStream(url, {}, { fetch: send, frameOn: 'id' })) {
    decoder.decode(event)
    count++
  }
  return count
}

/** The client, all of it, as an application uses it. */
export const client: Contender = async (send) => {
  const tyqw = new Tyqw({ appId: 'app', baseUrl: '', fetch: send, incrementalOutput: true })
  let count = 0
  tyqw.on('message', () => void count++)
  for await (const chunk of tyqw.stream('你好'))
    if (chunk.type === 'error') throw new Error(chunk.error.message)
  return count
}
