// Setup of every Vitest project: a warning or error on the console that the test did not ask for fails the test.
// A test that expects one says so: `const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})`.
import { afterAll, afterEach } from 'vitest'

const unexpected: string[] = []

for (const level of ['warn', 'error'] as const) {
  console[level] = (...values: unknown[]) => {
    unexpected.push(`console.${level}: ${values.map(describe).join(' ')}`)
  }
}

afterEach(failOnUnexpected)
afterAll(failOnUnexpected)

function failOnUnexpected() {
  const seen = unexpected.splice(0)
  if (seen.length > 0) throw new Error(`Unexpected output on the console:\n${seen.join('\n')}`)
}

function describe(value: unknown): string {
  if (value instanceof Error) return value.stack ?? value.message
  if (typeof value === 'string') return value
  try {
    return JSON.stringify(value) ?? String(value)
  } catch {
    return String(value)
  }
}
