export const texts = {
  'zh-CN': {
    language: '语言',
    names: { 'zh-CN': '简体中文', 'en-US': 'English', ar: 'العربية', own: '自己的措辞' },
    hint: '语言是一个带类型的对象，少一个键就编译不过。方向由页面的 dir 决定。',
    start: '空对话',
    sample: '示例对话',
    show: '内容',
    wiring: '这样接',
  },
  'en-US': {
    language: 'Language',
    names: { 'zh-CN': '简体中文', 'en-US': 'English', ar: 'العربية', own: 'Words of your own' },
    hint: 'A locale is a typed object: one key missing, and it does not compile. The page says the direction, with dir.',
    start: 'Empty',
    sample: 'A conversation',
    show: 'Shown',
    wiring: 'The wiring',
  },
}
