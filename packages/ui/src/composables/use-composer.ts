import type { ChatInput } from '@tyqw/core'
import {
  computed,
  getCurrentInstance,
  onMounted,
  ref,
  shallowRef,
  toValue,
  watch,
  type ComputedRef,
  type MaybeRefOrGetter,
  type Ref,
} from 'vue'
import { toAttachment, type Attachment } from '../attachments/attachment'
import { useImeGuard, type ImeGuard } from './use-ime-guard'

/**
 * Which key sends. `enter`: Enter, while Shift+Enter breaks the line. `mod-enter`: Ctrl+Enter or ⌘Enter, while Enter breaks.
 * `auto`: as `enter`, but on a touch screen Enter breaks and the button sends. Ctrl+Enter and ⌘Enter send everywhere.
 */
export type SubmitKey = 'auto' | 'enter' | 'mod-enter'

/**
 * Why nothing was sent. `busy`: an answer is under way. `loading`: a file is not there yet. `failed`: a file could not be
 * read or uploaded. `too-long`: the text is longer than `maxLength`.
 */
export type ComposerRefusal = 'busy' | 'loading' | 'failed' | 'too-long'

export interface ComposerOptions {
  /** What stands in the box. */
  draft: Ref<string>
  /** The files beside it: the `items` of `useAttachments()`. @default none */
  attachments?: Ref<readonly Attachment[]>
  /** True while an answer is under way. */
  isBusy: Readonly<Ref<boolean>>
  /** Gets the text alone where there are no files. Resolves to undefined when nothing was sent. */
  send: (input: string | ChatInput) => Promise<unknown>
  stop: () => void
  /** Sends during an answer wait for its end, as with the option `queue` of a chat. @default false */
  queue?: boolean
  /** What was asked before, oldest first: ArrowUp in an empty box recalls it. @default nothing */
  history?: () => readonly string[]
  /** @default 'auto' */
  submitKey?: MaybeRefOrGetter<SubmitKey | undefined>
  /** The most characters, counted as people do: an emoji is one. Longer text stays, and is not sent. @default no limit */
  maxLength?: MaybeRefOrGetter<number | undefined>
  /** Called when the user wants to send and cannot. */
  onRefused?: (reason: ComposerRefusal) => void
  /** The clock of the input method rule, in ms. @default performance.now */
  now?: () => number
}

export interface Composer {
  /** Whether the button sends. */
  readonly canSend: ComputedRef<boolean>
  /** Whether there is anything to send. */
  readonly hasContent: ComputedRef<boolean>
  /** Whether a file is not there yet. */
  readonly isLoading: ComputedRef<boolean>
  /** How many characters there are of `maxLength`; undefined while the limit is far. */
  readonly length: ComputedRef<{ readonly count: number; readonly limit: number } | undefined>
  /** For the box: what a phone's keyboard shows on its Enter key. */
  readonly enterKeyHint: ComputedRef<'send' | 'enter'>
  readonly imeGuard: ImeGuard
  /** Sends the draft and the files, unless something is in the way. */
  submit(): Promise<void>
  /** Sends or stops: for one button that does both. */
  press(event: Pick<MouseEvent, 'detail'>): Promise<void>
  onKeydown(event: KeyboardEvent): void
}

/** The limit is shown from this share of it on. */
const NEAR = 0.8

/**
 * The rules of the text box: which key sends, an input method is never disturbed, nothing typed or attached is lost. Escape
 * stops the answer under way; ArrowUp in an empty box recalls what was asked before.
 */
export function useComposer(options: ComposerOptions): Composer {
  const { draft, isBusy, send, stop, onRefused, queue = false, now } = options
  const attachments = options.attachments ?? ref([])
  const imeGuard = useImeGuard(now ? { now } : {})
  const counter = shallowRef<typeof import('./count-characters')>()
  let recall: ((event: KeyboardEvent) => void) | undefined
  const isTouch = ref(false)
  if (getCurrentInstance()) {
    onMounted(() => (isTouch.value = matchMedia('(hover: none) and (pointer: coarse)').matches))
  }

  const key = () => toValue(options.submitKey) ?? 'auto'
  const breaks = computed(() => key() === 'mod-enter' || (key() === 'auto' && isTouch.value))
  const has = (state: Attachment['state']) =>
    attachments.value.some((attachment) => attachment.state === state)
  const hasContent = computed(() => /\S/.test(draft.value) || attachments.value.length > 0)
  const length = computed(() => {
    const limit = toValue(options.maxLength)
    if (limit === undefined || draft.value.length < limit * NEAR) return undefined
    // Until what counts is there, an emoji may be several.
    const count = counter.value?.countCharacters(draft.value, limit) ?? draft.value.length
    return count < limit * NEAR ? undefined : { count, limit }
  })
  watch(
    () => toValue(options.maxLength) !== undefined,
    async (isLimited) => {
      if (isLimited) counter.value ??= await import('./count-characters').catch(() => undefined)
    },
    { immediate: true },
  )
  const refusal = computed((): ComposerRefusal | undefined => {
    if (isBusy.value && !queue) return 'busy'
    if (has('loading')) return 'loading'
    if (has('failed')) return 'failed'
    return length.value && length.value.count > length.value.limit ? 'too-long' : undefined
  })

  /** Begins in an empty box, so nothing is lost while it is fetched. */
  async function recallWith(event: KeyboardEvent): Promise<void> {
    const { history } = options
    if (recall) recall(event)
    else if (history && event.key === 'ArrowUp' && draft.value === '') {
      const fetched = await import('./recall').catch(() => undefined)
      recall ??= fetched?.createRecall(draft, history)
      if (draft.value === '') recall?.(event)
    }
  }

  async function submit(): Promise<void> {
    if (!hasContent.value) return
    if (refusal.value) return onRefused?.(refusal.value)
    const text = draft.value
    const waits = isBusy.value
    const given = attachments.value
    const files = given.flatMap(({ part }) => part ?? [])
    draft.value = ''
    attachments.value = []
    for (const attachment of given) attachment.release()
    const sent = await send(files.length > 0 ? { text, files } : text).catch(() => undefined)
    // What waited in the queue comes back as `returned`, if it does.
    if (sent !== undefined || waits || hasContent.value) return
    draft.value = text
    attachments.value = files.map(toAttachment)
  }

  return {
    canSend: computed(() => hasContent.value && !refusal.value),
    hasContent,
    isLoading: computed(() => has('loading')),
    length,
    enterKeyHint: computed(() => (breaks.value ? 'enter' : 'send')),
    imeGuard,
    submit,
    async press(event) {
      // The second click of a double click on "send" would stop what the first began.
      if (isBusy.value && event.detail > 1) return
      if (isBusy.value) stop()
      else await submit()
    },
    onKeydown(event) {
      if (imeGuard.isComposing(event)) return
      const isMod = event.ctrlKey || event.metaKey
      const sends = event.key === 'Enter' && (isMod || (!breaks.value && !event.shiftKey))
      const stops = event.key === 'Escape' && isBusy.value
      if (!sends && !stops) return void recallWith(event)
      event.preventDefault()
      if (stops) stop()
      else void submit()
    },
  }
}
