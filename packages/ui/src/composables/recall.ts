import { nextTick, type Ref } from 'vue'

/**
 * ArrowUp in an empty box brings back what was asked before, one question after the other; ArrowDown goes the other way, down
 * to the empty box. A question that was changed is the user's own text, in which the arrows move the caret.
 *
 * @param history - Oldest first.
 * @returns What to do with a key.
 */
export function createRecall(
  draft: Ref<string>,
  history: () => readonly string[],
): (event: KeyboardEvent) => void {
  let recalled: string | undefined
  let back = 0

  return (event) => {
    const { key, target } = event
    const step = key === 'ArrowUp' ? 1 : key === 'ArrowDown' ? -1 : 0
    if (step === 0 || event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return
    if (draft.value === '') back = 0
    else if (draft.value !== recalled || !isAtEdge(target as HTMLTextAreaElement, step)) return
    const questions = history()
    const next = Math.min(back + step, questions.length)
    if (next < 0 || next === back) return
    event.preventDefault()
    back = next
    draft.value = recalled = (back > 0 && questions.at(-back)) || ''
    void nextTick(() => (target as HTMLTextAreaElement).setSelectionRange?.(1e9, 1e9))
  }
}

/** Whether the caret is on the first line, or the last one. */
function isAtEdge({ value, selectionStart, selectionEnd }: HTMLTextAreaElement, step: number) {
  const passed = step > 0 ? value.slice(0, selectionStart) : value.slice(selectionEnd)
  return selectionStart === selectionEnd && !passed.includes('\n')
}
