import { computed, type ComputedRef, type Ref } from 'vue'
import { useImeGuard, type ImeGuard } from './use-ime-guard'

export interface ComposerOptions {
  /** What stands in the box. */
  draft: Ref<string>
  /** True while an answer is under way. */
  isBusy: Readonly<Ref<boolean>>
  /** Resolves to undefined when nothing was sent. */
  send: (text: string) => Promise<unknown>
  stop: () => void
  /** Called when the user wants to send while an answer is under way. */
  onRefused?: () => void
  /** The clock of the input method rule, in ms. @default performance.now */
  now?: () => number
}

export interface Composer {
  readonly canSend: ComputedRef<boolean>
  readonly imeGuard: ImeGuard
  /** Sends the draft, unless it is blank or an answer is under way. */
  submit(): Promise<void>
  /** Sends or stops, whichever the button shows. */
  press(event: Pick<MouseEvent, 'detail'>): Promise<void>
  onKeydown(event: KeyboardEvent): void
}

/** The rules of the text box: Enter sends, Shift+Enter breaks, an input method is never disturbed, no text is lost. */
export function useComposer(options: ComposerOptions): Composer {
  const { draft, isBusy, send, stop, onRefused, now } = options
  const imeGuard = useImeGuard(now ? { now } : {})
  const canSend = computed(() => !isBusy.value && draft.value.trim() !== '')

  async function submit(): Promise<void> {
    if (draft.value.trim() === '') return
    if (isBusy.value) return onRefused?.()
    const text = draft.value
    draft.value = ''
    const isSent = await send(text).catch(() => undefined)
    if (isSent === undefined && draft.value === '') draft.value = text
  }

  return {
    canSend,
    imeGuard,
    submit,
    async press(event) {
      // The second click of a double click on "send" would stop what the first began.
      if (isBusy.value && event.detail > 1) return
      if (isBusy.value) stop()
      else await submit()
    },
    onKeydown(event) {
      if (event.key !== 'Enter' || event.shiftKey || imeGuard.isComposing(event)) return
      event.preventDefault()
      void submit()
    },
  }
}
