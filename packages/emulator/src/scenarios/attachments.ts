import { shorten } from './answers/shorten'
import type { Question, Script } from './scenario'

type Given = Pick<Question, 'images' | 'files' | 'variables' | 'search' | 'language'>

/** Says what came with a question besides its words, as Markdown; undefined when nothing did. */
export function describeAttachments(given: Given): string | undefined {
  const { images = [], files = [], variables = {}, search = false, language } = given
  const words = sentences[language]
  const parts = [
    images.length > 0 ? `${words.images(images.length)}\n\n${toList(images)}` : undefined,
    files.length > 0 ? `${words.files(files.length)}\n\n${toList(files)}` : undefined,
    Object.keys(variables).length > 0
      ? `${words.variables}\n\n${toItems(variables).join('\n')}`
      : undefined,
    search ? words.search : undefined,
  ].filter((part) => part !== undefined)
  return parts.length > 0 ? parts.join('\n\n') : undefined
}

/** Says which images and files arrived, and of what kind. */
export function acknowledgeImages(question: Question): Script {
  const { language, images = [], files = [] } = question
  const words = sentences[language]
  const text = [
    describeAttachments(question) ?? words.none,
    ...(images.length + files.length > 0 ? [words.blind] : []),
  ].join('\n\n')
  return { type: 'answer', model: 'qwen-vl-plus', text }
}

function toList(addresses: readonly string[]): string {
  return addresses.map((address, index) => `${index + 1}. ${toKind(address)}`).join('\n')
}

function toItems(variables: NonNullable<Given['variables']>): string[] {
  return Object.entries(variables).map(
    ([name, value]) => `- \`${name}\`: ${shorten(toText(value), 60)}`,
  )
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

// `image/png, 1.2 kB` of a data URI, `photo.jpg` of an address.
function toKind(address: string): string {
  const [, type, data] = /^data:([^;,]*)[^,]*,([\s\S]*)$/.exec(address) ?? []
  if (type !== undefined && data !== undefined) {
    return `\`${type || 'text/plain'}\`, ${((data.length * 3) / 4 / 1000).toFixed(1)} kB`
  }
  const name = address.replace(/[?#].*$/, '').replace(/^.*\//, '')
  return `\`${shorten(name || address, 60)}\``
}

const sentences = {
  zh: {
    images: (count: number) => `收到 ${count} 张图片：`,
    files: (count: number) => `收到 ${count} 个文件：`,
    variables: '收到这些变量：',
    search: '这一轮打开了联网搜索，不过模拟器不会真的上网。',
    none: '这次的提问里没有图片。用输入框旁边的按钮添加一张，或者在 `input.image_list` 里传入地址或 data URI，再试一次。',
    blind:
      '模拟器看不见图片的内容，只能确认它们完整地到达了：数量、顺序和类型都在上面。接上视觉模型之后，这里就会是真正的描述。',
  },
  en: {
    images: (count: number) => (count === 1 ? 'One image arrived:' : `${count} images arrived:`),
    files: (count: number) => (count === 1 ? 'One file arrived:' : `${count} files arrived:`),
    variables: 'These variables arrived:',
    search: 'Web search is on for this turn, though the emulator never goes online.',
    none: 'There is no image in this question. Add one with the button beside the input, or pass an address or a data URI in `input.image_list`, and ask again.',
    blind:
      'The emulator cannot see what they show. It can only confirm that they arrived whole: how many, in which order and of what kind. With a vision model behind it, the description would stand here.',
  },
}
