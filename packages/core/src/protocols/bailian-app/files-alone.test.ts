import { createEmulator } from '@tyqw/emulator'
import { describe, expect, it } from 'vitest'
import { createMessage, type FilePart } from '../../model/message'
import { bailianApp } from './bailian-app'

const { toRequest } = bailianApp()
const file: FilePart = { type: 'file', mediaType: 'image/png', url: 'data:image/png;base64,AAAA' }
const bodyOf = (request: Parameters<typeof toRequest>[0]) =>
  toRequest(request, { appId: 'app', incrementalOutput: true })
const inputOf = (request: Parameters<typeof toRequest>[0]) => bodyOf(request).body['input']

/** What the emulator, which refuses what the documents refuse, says to it. */
async function ask(request: Parameters<typeof toRequest>[0]) {
  const { path, headers, body } = bodyOf(request)
  const response = await createEmulator({ latency: 'instant', authorize: false }).fetch(
    new Request(`http://emulator${path}`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', authorization: 'Bearer sk-1' },
      body: JSON.stringify(body),
    }),
  )
  return response.text()
}

describe('files that are sent alone', () => {
  it('go by their names, because the service refuses a question without a word', async () => {
    const request = { text: ' ', files: [{ ...file, name: '西湖.png' }, file] }
    expect(inputOf(request)).toEqual({
      prompt: '西湖.png,image/png',
      image_list: [file.url, file.url],
    })
    expect(await ask(request)).not.toContain('InvalidParameter')
  })

  it('stand in the conversation in the same way', async () => {
    const question = createMessage('user', { id: 'q', createdAt: 0, parts: [file] })
    const request = { text: '', files: [file], messages: [question] }
    expect(inputOf(request)).toMatchObject({ messages: [{ role: 'user', content: 'image/png' }] })
    expect(await ask(request)).not.toContain('InvalidParameter')
  })

  it('leave the words of a question as they are', () => {
    expect(inputOf({ text: ' 看图 ', files: [file] })).toMatchObject({ prompt: ' 看图 ' })
    expect(inputOf({ text: '' })).toEqual({ prompt: '' })
  })
})
