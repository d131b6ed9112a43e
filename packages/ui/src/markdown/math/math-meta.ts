/** What a `math_inline` or `math_block` token carries; its `content` is the TeX. */
export interface MathMeta {
  /** The formula stands on a line of its own. */
  readonly isDisplay: boolean
  /** Its closing sign has come. Only a block may be without. */
  readonly isClosed: boolean
  /** As it was written, signs included. */
  readonly source: string
}
