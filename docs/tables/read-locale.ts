import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { enUS, zhCN } from '@tyqw/ui'
import ts from 'typescript'
import { uiSource } from './program'

/** One text of the locales. */
export interface LocaleText {
  /** `errorByKind.auth` */
  readonly key: string
  /** The names and types of what it is called with; undefined for one that is no function. */
  readonly parameters: string | undefined
  readonly zh: string
  readonly en: string
}

/** Stands for any word in an example. */
const WORD = '…'

/** Every text of both locales by the alphabet, functions with an example of what they give. */
export function readLocaleTexts(): readonly LocaleText[] {
  const parameters = readParameters()
  const english = new Map(flatten(enUS))
  const chineseTexts = flatten(zhCN).toSorted(([a], [b]) => a.localeCompare(b, 'en'))
  return chineseTexts.map(([key, chinese]) => {
    const known = parameters.get(key.split('.').at(-1) ?? '') ?? []
    const show = (text: unknown) => (typeof text === 'function' ? call(text, known) : String(text))
    return {
      key,
      zh: show(chinese),
      en: show(english.get(key)),
      parameters: typeof chinese === 'function' ? known.join(', ') : undefined,
    }
  })
}

function flatten(texts: object, prefix = ''): [key: string, text: unknown][] {
  return Object.entries(texts).flatMap(([name, text]) => {
    const key = prefix + name
    return typeof text === 'object' && text !== null ? flatten(text, `${key}.`) : [[key, text]]
  })
}

/** Functions, called as their types ask: with 3 for a number. */
function call(text: unknown, parameters: readonly string[]): string {
  if (typeof text !== 'function') return ''
  const given = parameters.map((parameter) => {
    if (parameter.endsWith('[]')) return [WORD, WORD]
    if (/\bnumber\b/.test(parameter)) return 3
    return /\bboolean\b/.test(parameter) ? true : WORD
  })
  return String(Reflect.apply(text, undefined, given))
}

/** The parameters of each function, as the Chinese locale declares them. */
function readParameters(): ReadonlyMap<string, readonly string[]> {
  const folder = resolve(uiSource, 'locale')
  const found = new Map<string, readonly string[]>()
  for (const name of readdirSync(folder).filter((file) => file.endsWith('zh-cn.ts'))) {
    const text = readFileSync(resolve(folder, name), 'utf8')
    visit(ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true))
  }
  return found

  function visit(node: ts.Node): void {
    if (ts.isPropertyAssignment(node) && ts.isArrowFunction(node.initializer)) {
      const parameters = node.initializer.parameters.map((parameter) => parameter.getText())
      found.set(node.name.getText().replaceAll(/['"]/g, ''), parameters)
    }
    ts.forEachChild(node, visit)
  }
}
