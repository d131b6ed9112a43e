import { expect, it } from 'vitest'
it('runs in happy-dom', () => {
  expect(window.document).toBeDefined()
})
