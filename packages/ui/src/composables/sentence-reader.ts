export interface SentenceReader {
  /**
   * What is new and whole since the last call, as plain words; empty when no sentence has ended.
   *
   * @param text - The whole text so far.
   * @param isFinished - Also takes what has no end yet.
   */
  read(text: string, isFinished?: boolean): string
}

const sentenceEnd = /[。！？!?…；]+[”’」』）)"']*|\.(?=\s)|\n/g

/** Cuts a growing text into sentences for a screen reader, without the Markdown around them. */
export function createSentenceReader(): SentenceReader {
  let spoken = 0

  return {
    read(text, isFinished = false) {
      const rest = text.slice(spoken)
      let length = 0
      for (const end of rest.matchAll(sentenceEnd)) length = end.index + end[0].length
      if (isFinished) length = rest.length
      spoken += length
      return toSpokenText(rest.slice(0, length))
    },
  }
}

/** Takes out the marks a listener has no use for. */
function toSpokenText(markdown: string): string {
  return markdown
    .replace(/<ref>\[[^\]]*\]<\/ref>/g, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^[ \t]*(?:#{1,6}|>|[-*+]|```\S*|\|?[\s:|-]*\|)[ \t]*/gm, '')
    .replace(/\*\*|__|~~|`/g, '')
    .replace(/\s*\|\s*/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
