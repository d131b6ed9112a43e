import { CornerDownRight, Globe, Lightbulb, Pencil, RotateCw } from 'lucide'
import { toIcon } from './icons'

// A file of its own: none of these is needed to ask a question.

export const EditIcon = toIcon(Pencil)
export const FollowUpIcon = toIcon(CornerDownRight)
export const RetryIcon = toIcon(RotateCw)
export const SearchWebIcon = toIcon(Globe)
export const ThinkIcon = toIcon(Lightbulb)
