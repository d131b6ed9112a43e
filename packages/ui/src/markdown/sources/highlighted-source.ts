import { shallowRef, type ShallowRef } from 'vue'

/**
 * The source the reader points at, in the text or in the list below it, so that a mark and its card are seen to belong
 * together. One for the page, as there is one pointer.
 */
export const highlightedSource: ShallowRef<object | undefined> = shallowRef()
