import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { expect, it } from 'vitest'

it('imports nothing but its own files, so that it runs in a page', () => {
  const seen = new Set<string>()
  const outside: string[] = []
  visit(resolve(import.meta.dirname, 'index.ts'))
  expect(outside).toEqual([])
  expect(seen.size).toBeGreaterThan(15)

  function visit(file: string) {
    if (seen.has(file)) return
    seen.add(file)
    // Imports end at the first blank line; further down, answers hold samples.
    const [source = ''] = readFileSync(file, 'utf8').split('\n\n')
    for (const [, from] of source.matchAll(/^(?:import|export)[^']*from '([^']+)'/gm)) {
      if (from?.startsWith('.')) visit(resolve(dirname(file), `${from}.ts`))
      else outside.push(`${file}: ${from}`)
    }
  }
})
