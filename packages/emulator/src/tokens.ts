const TOKEN = /\n+|[ \t]*[A-Za-z]+|[ \t]*\d|[\u3400-\u9fff]{1,2}|[ \t]+|[\s\S]/gu

/** Splits text into pieces of about a model's token: a word, a digit, one or two Chinese characters, a mark. */
export function toTokens(text: string): string[] {
  return text.match(TOKEN) ?? []
}

/** The text of one frame and the number of tokens in it. */
export interface TokenGroup {
  readonly text: string
  readonly tokens: number
}

/**
 * Groups text the way the service sends it: three frames of a single token, then frames of `tokensPerFrame`
 * (recorded `output_tokens`: 1, 2, 3, 7, 11, 15…).
 */
export function toTokenGroups(text: string, tokensPerFrame = 4): TokenGroup[] {
  const tokens = toTokens(text)
  const groups: TokenGroup[] = []
  for (let start = 0; start < tokens.length;) {
    const size = groups.length < 3 ? 1 : tokensPerFrame
    const group = tokens.slice(start, start + size)
    groups.push({ text: group.join(''), tokens: group.length })
    start += size
  }
  return groups
}
