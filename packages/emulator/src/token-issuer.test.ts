import { expect, it } from 'vitest'
import { createTokenIssuer } from './token-issuer'

it('remembers the latest thousand', () => {
  let count = 0
  let time = 0
  const issuer = createTokenIssuer({ now: () => time, createId: () => String((count += 1)) })
  const tokens = Array.from({ length: 1001 }, () => issuer.issue(1).token)
  time = 1000
  expect(tokens.filter((token) => !issuer.isExpired(token))).toEqual(['st-1'])
})
