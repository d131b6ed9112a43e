import type { Env } from 'markdown-it'

/** Link definitions by label. */
export type References = NonNullable<Env['references']>

/** Looks definitions up for the inline parser, and notes what was asked for. */
export interface DefinitionReader {
  /** The environment of the inline parser. */
  readonly env: Env
  /** What is defined now. */
  use(references: References): void
  /** Begins a new note. @returns What has been looked up since, with what was found. */
  record(): ReadonlyMap<string, string>
  /** Whether labels would be found as they were then. */
  isSame(lookups: ReadonlyMap<string, string>): boolean
}

export function createDefinitionReader(): DefinitionReader {
  let references: References = {}
  let lookups = new Map<string, string>()

  function digest(label: string): string {
    const found = references[label]
    return found ? `${found.href}\n${found.title ?? ''}` : ''
  }

  const recorder = new Proxy<References>(
    {},
    {
      get(_, label) {
        if (typeof label !== 'string') return undefined
        lookups.set(label, digest(label))
        return references[label]
      },
    },
  )

  return {
    env: { references: recorder },
    use(next) {
      references = next
    },
    record() {
      lookups = new Map()
      return lookups
    },
    isSame: (noted) =>
      noted.size === 0 || [...noted].every(([label, was]) => digest(label) === was),
  }
}
