import { expect, it } from 'vitest'
import { writeEvent } from './sse-writer'

it('writes LF only, no space after a colon, one line of data, and a blank line', () => {
  const data = { text: 'a\nb\r\u2028 “c”' }
  expect(writeEvent({ id: 7, event: 'error', status: 429, data })).toBe(
    'id:7\nevent:error\n:HTTP_STATUS/429\ndata:{"text":"a\\nb\\r\u2028 “c”"}\n\n',
  )
})
