import { Ellipsis, Pencil, ThumbsDown, ThumbsUp, WifiOff } from 'lucide'
import { toIcon } from './icons'

// A file of its own: none of these is needed before the first answer.

export const DislikeIcon = toIcon(ThumbsDown)
export const EditIcon = toIcon(Pencil)
export const LikeIcon = toIcon(ThumbsUp)
export const MoreIcon = toIcon(Ellipsis)
export const OfflineIcon = toIcon(WifiOff)
