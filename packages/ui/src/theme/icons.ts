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
  Plus,
  RefreshCw,
  Search,
  SquarePen,
  X,
  type IconNode,
} from 'lucide'
import { h, type FunctionalComponent } from 'vue'

/** One look for all icons: 20 px, 1.5 px stroke, silent for screen readers. */
const look = {
  class: 'tyqw-icon',
  viewBox: '0 0 24 24',
  width: 20,
  height: 20,
  fill: 'none',
  stroke: 'currentColor',
  'stroke-width': 1.5,
  'stroke-linecap': 'round',
  'stroke-linejoin': 'round',
  'aria-hidden': 'true',
}

export function toIcon(shapes: IconNode): FunctionalComponent {
  return () =>
    h(
      'svg',
      look,
      shapes.map(([tag, attributes]) => h(tag, attributes)),
    )
}

export const AlertIcon = toIcon(CircleAlert)
export const ArrowDownIcon = toIcon(ArrowDown)
export const ArrowUpIcon = toIcon(ArrowUp)
export const AttachIcon = toIcon(Plus)
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
export const SearchIcon = toIcon(Search)
export const RunningIcon = toIcon(LoaderCircle)
