import type { Both } from './language'

/** Words for what has no TSDoc of its own, by owner and name; `*` is any owner. */
export const undocumented: Readonly<Record<string, Both>> = {
  '*.locale': { zh: '语言：名字，或者一整份。', en: 'The language: a name, or a whole locale.' },
  '*.theme': {
    zh: '浅色、深色，或者跟随系统。',
    en: 'Light, dark, or as the system has it.',
  },
  '*.message': { zh: '消息。', en: 'The message.' },
  '*.sources': { zh: '来源。', en: 'The sources.' },
  '*.steps': { zh: '相邻的步骤。', en: 'Steps that follow each other.' },
  '*.part-text': { zh: '一段文字。', en: 'A text.' },
  '*.part-reasoning': { zh: '一段思考。', en: 'Reasoning.' },
  '*.part-steps': { zh: '相邻的步骤。', en: 'Steps that follow each other.' },
  '*.part-tool': { zh: '一次工具调用。', en: 'A tool call.' },
  '*.part-file': { zh: '图片或文件。', en: 'An image or a file.' },
  'Attachments.clear': { zh: '全部拿掉。', en: 'Takes all of them away.' },
  'ChatContext.store': { zh: '这个聊天的仓库。', en: 'The store of this chat.' },
  'ChatContext.locale': { zh: '这个聊天的文字。', en: 'The texts of this chat.' },
  'Composer.imeGuard': { zh: '输入法的规则。', en: 'The rule for input methods.' },
  'Composer.onKeydown': {
    zh: '接到输入框的 `keydown` 上。',
    en: 'For the `keydown` of the text box.',
  },
  'ComposerOptions.stop': { zh: '停下正在进行的回答。', en: 'Ends the answer under way.' },
  'ComposerOptions.submitKey': { zh: '哪个键发送。', en: 'Which key sends.' },
  'ImeGuard.onCompositionend': {
    zh: '接到输入框的 `compositionend` 上。',
    en: 'For the `compositionend` of the text box.',
  },
  'ImeGuard.onCompositionstart': {
    zh: '接到输入框的 `compositionstart` 上。',
    en: 'For the `compositionstart` of the text box.',
  },
  'ReactiveChat.conversationId': { zh: '对话的 id。', en: 'The id of the conversation.' },
  'ReactiveChat.on': {
    zh: '监听 `finish`、`error` 或 `returned`；给出取消监听的函数。',
    en: 'Listens to `finish`, `error` or `returned`, and gives a function that takes the listener off.',
  },
  'ReactiveChat.status': {
    zh: '`ready`、`submitted`、`streaming` 或 `error`。',
    en: '`ready`, `submitted`, `streaming` or `error`.',
  },
  'TyqwError.error': { zh: '错误的数据。', en: 'The error’s data.' },
  'TyqwError.signIn': { zh: '用户要登录。', en: 'The user wants to sign in.' },
  'TyqwFilePart.part': { zh: '图片或文件。', en: 'The image or file.' },
  'TyqwFollowUps.suggestions': {
    zh: '追问：一份列表，或者按回答给出列表的函数。',
    en: 'What is offered: a list, or what gives one for an answer.',
  },
  'TyqwHeader.default': {
    zh: '代替标题；“新对话”还在。',
    en: 'Takes the place of the title; “New chat” stays.',
  },
  'TyqwMessage.id': { zh: '哪条消息。', en: 'Which message.' },
  'TyqwReasoningPart.part': { zh: '一段思考。', en: 'The reasoning.' },
  'TyqwRoot.default': { zh: '聊天的各个部分。', en: 'The parts of the chat.' },
  'TyqwTextPart.part': { zh: '一段文字。', en: 'The text.' },
  'TyqwToolPart.part': { zh: '一次工具调用。', en: 'The call.' },
  'TyqwWelcome.title': { zh: '问候。', en: 'The greeting.' },
  'UseChatOptions.tools': {
    zh: '`createTools()` 给出的、模型可以调用的函数。',
    en: 'Functions that the model may call, made with `createTools()`.',
  },
}
