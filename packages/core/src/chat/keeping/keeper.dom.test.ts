import { describe, expect, it } from 'vitest'
import { dictated } from '../../../test/chat-setup'
import { keptTexts, settled, setUpKeptChat } from '../../../test/chat-storage'

describe('a page that goes away', () => {
  it.each([
    ['is left', () => dispatchEvent(new Event('pagehide'))],
    ['is hidden', () => document.dispatchEvent(new Event('visibilitychange'))],
  ])('stores what an answer has said by then, when it %s', async (_, leave) => {
    const { script, say, end } = dictated()
    const { chat, storage } = setUpKeptChat(script)
    const sent = chat.send('一')
    await settled()
    say('前半')
    await settled()
    expect(await keptTexts(storage)).toEqual(['一', ''])
    leave()
    await settled()
    expect(await keptTexts(storage)).toEqual(['一', '前半'])
    end()
    await sent
    await chat.close()
    const count = storage.writes.length
    chat.rename('名字')
    await chat.flush()
    expect(storage.writes).toHaveLength(count + 1)
  })

  it('writes nothing when nothing is new, and nothing more once the chat is closed', async () => {
    const { chat, storage } = setUpKeptChat()
    await chat.send('一')
    await chat.flush()
    const count = storage.writes.length
    dispatchEvent(new Event('pagehide'))
    await settled()
    expect(storage.writes).toHaveLength(count)
    await chat.close()
    storage.before = () => {
      throw new Error('It is not asked')
    }
    dispatchEvent(new Event('pagehide'))
    document.dispatchEvent(new Event('visibilitychange'))
    await settled()
    expect(storage.writes).toHaveLength(count)
  })
})
