/** What of a text is shown while its end has only half arrived. Tests run each case; the docs show them. */
export interface RepairCase {
  /** The Markdown so far. */
  readonly text: string
  /** What can be read of it meanwhile. Lines of blocks are parted by a line's end. */
  readonly shown: string
  readonly zh: string
  readonly en: string
}

export const repairCases: readonly RepairCase[] = [
  {
    text: '这是**重',
    shown: '这是重',
    zh: '没写完的强调已经是强调',
    en: 'Emphasis that has not ended is emphasis already',
  },
  {
    text: '这是**',
    shown: '这是',
    zh: '刚开始的符号先不显示',
    en: 'Signs that have only begun wait',
  },
  {
    text: '这是**重点*',
    shown: '这是重点',
    zh: '结束符号来了一半',
    en: 'Half of a closing sign',
  },
  {
    text: '***又粗又斜**',
    shown: '又粗又斜',
    zh: '叠在一起的符号，一个已结束',
    en: 'Signs on top of each other, one of them closed',
  },
  {
    text: '- **一\n- **二**：',
    shown: '**一\n二：',
    zh: '每一项各算各的：上一项已经写完',
    en: 'Each item by itself: the one before has ended',
  },
  {
    text: '~~删',
    shown: '删',
    zh: '没写完的删除线',
    en: 'Strikethrough that has not ended',
  },
  {
    text: '面积 5*3，需要 3~5 天，2 * 4',
    shown: '面积 5*3，需要 3~5 天，2 * 4',
    zh: '乘号和范围不是符号',
    en: 'A product and a range are none',
  },
  {
    text: '用 `a * b',
    shown: '用 a * b',
    zh: '没写完的代码里，一切照原样',
    en: 'In code that has not ended, all is as written',
  },
  {
    text: '用 ``a ` b`',
    shown: '用 a ` b',
    zh: '两个反引号的代码',
    en: 'Code in two backticks',
  },
  {
    text: '见[文档](https://exa',
    shown: '见文档',
    zh: '没写完的链接先是文字',
    en: 'A link that has not ended is its text',
  },
  {
    text: '见[**文档',
    shown: '见文档',
    zh: '链接文字里的强调',
    en: 'Emphasis in a link’s text',
  },
  {
    text: '见[文档](https://example.com "标',
    shown: '见文档',
    zh: '标题没写完的链接',
    en: 'A link whose title has not ended',
  },
  {
    text: '见[文档][指',
    shown: '见文档',
    zh: '用定义的链接',
    en: 'A link by definition',
  },
  {
    text: '见 <https://exa',
    shown: '见 https://exa',
    zh: '尖括号里的网址',
    en: 'A URL in angle brackets',
  },
  {
    text: '图![一张',
    shown: '图',
    zh: '没写完的图片等到写完',
    en: 'An image waits for its end',
  },
  {
    text: '[![图](/a.png)](https://e',
    shown: '',
    zh: '图片外面的链接',
    en: 'A link around an image',
  },
  {
    text: '区间 [0, 1)，',
    shown: '区间 [0, 1)，',
    zh: '不会成为链接的括号就是括号',
    en: 'A bracket that can be no link is a bracket',
  },
  {
    text: '文字<ref>[1',
    shown: '文字',
    zh: '没写完的引用角标',
    en: 'Half a mark of a source',
  },
  {
    text: '文字[^1',
    shown: '文字',
    zh: '没写完的脚注标注',
    en: 'Half a mark of a footnote',
  },
  {
    text: '[^1]: 甲\n[^2]',
    shown: '甲',
    zh: '可能是下一条脚注的开头',
    en: 'What may begin the next footnote',
  },
  {
    text: '一\n\n[文档]: https://exa',
    shown: '一',
    zh: '链接的定义不显示',
    en: 'A definition is not shown',
  },
  {
    text: '一\n\n[文档]:',
    shown: '一',
    zh: '可能是定义的开头',
    en: 'What may begin a definition',
  },
  {
    text: '甲 &am',
    shown: '甲',
    zh: '没写完的字符实体',
    en: 'Half an entity',
  },
  {
    text: '甲\\',
    shown: '甲',
    zh: '反斜杠后面还没有字符',
    en: 'A backslash with nothing behind it yet',
  },
  {
    text: '能量 $E = m',
    shown: '能量',
    zh: '没写完的公式',
    en: 'A formula that has not ended',
  },
  {
    text: '只要 $100，',
    shown: '只要 $100，',
    zh: '价格不是公式',
    en: 'A price is no formula',
  },
  {
    text: '如下\n\n$$\n\\frac{1}',
    shown: '如下',
    zh: '独占一行的公式',
    en: 'A formula on lines of its own',
  },
  {
    text: '标题\n-',
    shown: '标题',
    zh: '可能是列表、分隔线，或者上一行成为标题',
    en: 'May be a list, a rule, or make a heading of the line before',
  },
  {
    text: '- 一\n- ',
    shown: '一',
    zh: '还没有内容的列表项',
    en: 'An item without content',
  },
  {
    text: '- [ ',
    shown: '',
    zh: '任务的方框来了一半',
    en: 'Half a task’s box',
  },
  {
    text: '##',
    shown: '',
    zh: '还没有文字的标题',
    en: 'A heading without text',
  },
  {
    text: '代码\n\n```js',
    shown: '代码',
    zh: '代码块的开头，语言还没写完',
    en: 'The opening of a fence, its language not whole',
  },
  {
    text: '```js\nconst a = `x\n``',
    shown: 'const a = `x',
    zh: '代码块的结尾来了一半',
    en: 'Half of a closing fence',
  },
  {
    text: '前\n\n| 名 | 值 |\n|--',
    shown: '前',
    zh: '第一行写完，列宽定了，表格才出现',
    en: 'A table comes with its first whole row, which decides its columns',
  },
  {
    text: '前\n\n> | 名 | 值 |\n> |--|--|\n> | 一 |',
    shown: '前',
    zh: '引用里的表格也一样',
    en: 'A table in a quote as well',
  },
  {
    text: '| 名 | 值 |\n|--|--|\n| 一 | 二 |\n| 三 | 四',
    shown: '名值\n一二\n三',
    zh: '后面的单元格，一格写完显示一格',
    en: 'After that, each cell comes when it is whole',
  },
]
