import {
  BookOpen,
  Brain,
  Download,
  EllipsisVertical,
  ExternalLink,
  FileArchive,
  FileCode,
  FileHeadphone,
  FilePlay,
  FileSpreadsheet,
  FileText,
  Globe,
  ImageOff,
  Plug,
  Presentation,
  SquareTerminal,
  Workflow,
  Wrench,
  ZoomIn,
  ZoomOut,
} from 'lucide'
import { toIcon } from './icons'

// A file of its own: none of these is needed before the first answer.

export const ArchiveIcon = toIcon(FileArchive)
export const AudioIcon = toIcon(FileHeadphone)
export const BrainIcon = toIcon(Brain)
export const CodeFileIcon = toIcon(FileCode)
export const DocumentIcon = toIcon(FileText)
export const DownloadIcon = toIcon(Download)
export const ImageOffIcon = toIcon(ImageOff)
export const KnowledgeIcon = toIcon(BookOpen)
export const MoreStepsIcon = toIcon(EllipsisVertical)
export const OpenIcon = toIcon(ExternalLink)
export const PluginIcon = toIcon(Plug)
export const SheetIcon = toIcon(FileSpreadsheet)
export const SlidesIcon = toIcon(Presentation)
export const TerminalIcon = toIcon(SquareTerminal)
export const ToolIcon = toIcon(Wrench)
export const VideoIcon = toIcon(FilePlay)
export const WebIcon = toIcon(Globe)
export const WorkflowIcon = toIcon(Workflow)
export const ZoomInIcon = toIcon(ZoomIn)
export const ZoomOutIcon = toIcon(ZoomOut)
