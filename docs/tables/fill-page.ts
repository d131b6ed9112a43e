import { format, resolveConfig } from 'prettier'
import { createDescriber, type Describer } from './describe'
import { isKeyboardArea } from './keyboard'
import { languageOf, type Language } from './language'
import { createUiProgram, type UiProgram } from './program'
import { readComponents } from './read-components'
import { readMembers, readSignature } from './read-functions'
import { renderComponent, renderEntries } from './render-api'
import {
  renderDataAttributes,
  renderKeyboard,
  renderLocale,
  renderTokens,
  renderTokensOf,
} from './render-data'
import { isTokenGroup } from './tokens'

/** Writes tables into pages, between `<!-- api:TyqwThread -->` and `<!-- /api -->`. */
export interface TableWriter {
  /**
   * @param page - Its path from `docs`.
   * @returns the text with tables as they should be.
   * @throws when a marker names nothing that there is
   */
  fill(page: string, text: string): Promise<string>
  readonly describer: Describer
  /** The components of the package. */
  readonly components: readonly string[]
}

const MARKED =
  /<!-- (api|members|function|keyboard|tokens|uses|hooks|locale)(?::([\w ,-]+))? -->[\s\S]*?<!-- \/\1 -->/g

/** Reads the types once. */
export function createTableWriter(): TableWriter {
  const ui = createUiProgram()
  const apis = new Map(readComponents(ui).map((api) => [api.name, api]))
  const describer = createDescriber()

  function render(kind: string, name: string, language: Language): string {
    if (kind === 'members') return renderMembers(ui, name, language, describer)
    if (kind === 'function') return `\`\`\`typescript\n${readSignature(ui, name)}\n\`\`\``
    if (kind === 'keyboard')
      return renderKeyboard(name.split(', ').filter(isKeyboardArea), language)
    if (kind === 'tokens' && isTokenGroup(name)) return renderTokens(name, language)
    if (kind === 'uses') return renderTokensOf(name.split(', '), language)
    if (kind === 'hooks') return renderDataAttributes(language)
    if (kind === 'locale') return renderLocale(language)
    const api = apis.get(name)
    if (!api) throw new Error(`There is no ${kind}:${name}.`)
    return renderComponent(api, language, describer)
  }

  return {
    describer,
    components: [...apis.keys()],
    async fill(page, text) {
      const language = languageOf(page)
      const filled = text.replaceAll(MARKED, (_, kind: string, name: string | undefined) => {
        const marker = name ? `${kind}:${name}` : kind
        const table = render(kind, name ?? '', language)
        return `<!-- ${marker} -->\n\n${table}\n\n<!-- /${kind} -->`
      })
      const filepath = new URL(`../${page}`, import.meta.url).pathname
      return format(filled, { ...(await resolveConfig(filepath)), filepath })
    },
  }
}

function renderMembers(
  ui: UiProgram,
  name: string,
  language: Language,
  describer: Describer,
): string {
  return renderEntries(name, 'members', readMembers(ui, name), language, describer)
}
