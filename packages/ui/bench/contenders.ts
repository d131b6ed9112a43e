import { readVersion } from './read-version'

interface Contender {
  /** Their versions are shown. */
  readonly packages: readonly string[]
  /** Code gets colours, and a highlighter is installed. */
  readonly isHighlighted?: true
}

/** Who is measured. Each has a page in `contenders/`. */
export const contenders = {
  ours: { packages: [] },
  'markstream-vue': { packages: ['markstream-vue'] },
  'vue-stream-markdown': { packages: ['vue-stream-markdown'] },
  streamdown: { packages: ['streamdown'] },
  'ant-design-x-markdown': { packages: ['@ant-design/x-markdown'] },
  'marked-dompurify': { packages: ['marked', 'dompurify'] },
  'streaming-markdown': { packages: ['streaming-markdown'] },
  'ours-highlighted': { packages: ['shiki'], isHighlighted: true },
  'markstream-vue-highlighted': {
    packages: ['markstream-vue', 'stream-markdown', 'shiki'],
    isHighlighted: true,
  },
} as const satisfies Readonly<Record<string, Contender>>

export type ContenderName = keyof typeof contenders

export const contenderNames = Object.keys(contenders) as ContenderName[]

export function isHighlighted(name: ContenderName): boolean {
  return 'isHighlighted' in contenders[name]
}

/** Which of ours a contender is compared with. */
export function ownFor(name: ContenderName): 'ours' | 'ours-highlighted' {
  return isHighlighted(name) ? 'ours-highlighted' : 'ours'
}

/** What a contender is called in a table: its packages with their versions. */
export function describe(root: string, name: ContenderName): string {
  const packages = contenders[name].packages.map((id) => `${id} ${readVersion(root, id)}`)
  const own = name === ownFor(name) ? ['`<TyqwMarkdown>`'] : []
  return [...own, ...packages].join(' + ')
}
