import {
  ArrowDown,
  ArrowUp,
  Check,
  ChevronDown,
  ChevronLeft,
  ChevronRight,
  CircleAlert,
  Copy,
  File,
  Image,
  LoaderCircle,
  RefreshCw,
  SquarePen,
  X,
  type LucideIcon,
} from '@lucide/vue'
import { h, type FunctionalComponent } from 'vue'

/** One look for all icons: 20 px, 1.5 px stroke, silent for screen readers. */
function toIcon(source: LucideIcon): FunctionalComponent {
  return () => h(source, { size: 20, strokeWidth: 1.5, 'aria-hidden': 'true' })
}

export const AlertIcon = toIcon(CircleAlert)
export const ArrowDownIcon = toIcon(ArrowDown)
export const ArrowUpIcon = toIcon(ArrowUp)
export const CheckIcon = toIcon(Check)
export const ChevronIcon = toIcon(ChevronDown)
export const PreviousIcon = toIcon(ChevronLeft)
export const NextIcon = toIcon(ChevronRight)
export const CloseIcon = toIcon(X)
export const CopyIcon = toIcon(Copy)
export const FileIcon = toIcon(File)
export const ImageIcon = toIcon(Image)
export const NewIcon = toIcon(SquarePen)
export const RegenerateIcon = toIcon(RefreshCw)
export const RunningIcon = toIcon(LoaderCircle)
