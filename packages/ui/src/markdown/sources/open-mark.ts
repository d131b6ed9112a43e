/** A mark whose source is shown. */
export interface OpenMark {
  readonly anchor: HTMLElement
  readonly index: string
  /** Asked for with a press: stays until it is closed. Else the pointer only rests there. */
  readonly isPinned: boolean
}
