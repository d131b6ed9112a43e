import { completeLocales } from '../../locale/use-whole-locale'

// What the composer needs only after an act of the user, in one chunk.
export { addFiles, removeAttachment } from '../../attachments/add-files'
export { toRefusalText } from '../../attachments/refusal-text'
export { default as AttachmentList } from './AttachmentList.vue'
export { default as DropOverlay } from './DropOverlay.vue'
export { default as QueueList } from './QueueList.vue'
export { default as TurnSwitches } from './TurnSwitches.vue'
export { default as TyqwFollowUps } from '../parts/TyqwFollowUps.vue'

completeLocales()
