import type { Env } from 'markdown-it'

/** Link definitions by label. */
export type References = NonNullable<Env['references']>

/** What the inline parser finds in its environment. */
export interface InlineEnv extends Env {
  /** Whether definitions may still come: then what asks for one is not yet known to be text. */
  readonly awaitsDefinitions?: boolean
}

/** Looks definitions up for the inline parser, and notes what was asked for. */
export interface DefinitionReader {
  /** The environment of the inline parser. */
  readonly env: InlineEnv
  /** What is defined now, and whether more may come. */
  use(references: References, isOpen: boolean): void
  /** Begins a new note. @returns What has been looked up since, with what was found. */
  record(): ReadonlyMap<string, string>
  /** Whether labels would be found as they were then. */
  isSame(lookups: ReadonlyMap<string, string>): boolean
}

/** No label of a text is empty. */
const END = ''

export function createDefinitionReader(): DefinitionReader {
  let references: References = {}
  let awaitsDefinitions = false
  let lookups = new Map<string, string>()

  function digest(label: string): string {
    if (label === END) return awaitsDefinitions ? 'open' : ''
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
    env: {
      references: recorder,
      get awaitsDefinitions() {
        lookups.set(END, digest(END))
        return awaitsDefinitions
      },
    },
    use(next, isOpen) {
      references = next
      awaitsDefinitions = isOpen
    },
    record() {
      lookups = new Map()
      return lookups
    },
    isSame: (noted) =>
      noted.size === 0 || [...noted].every(([label, was]) => digest(label) === was),
  }
}
