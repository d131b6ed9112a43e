/** Where this Markdown is not CommonMark or GFM, with an example each. Tests run it; the docs show it. */
export interface Deviation {
  readonly id: string
  readonly zh: string
  readonly en: string
  readonly markdown: string
  /** What it becomes here. */
  readonly html: string
  /** What the specification makes of it. */
  readonly standard: string
}

export const deviations: readonly Deviation[] = [
  {
    id: 'html',
    zh: 'HTML 标签按文字显示，不会生效',
    en: 'HTML shows as text',
    markdown: '<b>重点</b>',
    html: '<p>&lt;b&gt;重点&lt;/b&gt;</p>',
    standard: '<p><b>重点</b></p>',
  },
  {
    id: 'emphasis',
    zh: '强调符号挨着全角标点也有效',
    en: 'Emphasis works beside full-width punctuation',
    markdown: '**注意：**正文',
    html: '<p><strong>注意：</strong>正文</p>',
    standard: '<p>**注意：**正文</p>',
  },
  {
    id: 'strikethrough-beside-punctuation',
    zh: '删除线挨着全角标点也有效',
    en: 'Strikethrough works beside full-width punctuation',
    markdown: '~~删除。~~后',
    html: '<p><s>删除。</s>后</p>',
    standard: '<p>~~删除。~~后</p>',
  },
  {
    id: 'strikethrough',
    zh: '删除线要两个波浪号；`3~5` 是范围',
    en: 'Strikethrough takes two tildes; `3~5` is a range',
    markdown: '3~5 天或 7~9 天',
    html: '<p>3~5 天或 7~9 天</p>',
    standard: '<p>3<s>5 天或 7</s>9 天</p>',
  },
  {
    id: 'line-break',
    zh: '汉字之间换行不产生空格',
    en: 'A line break between Chinese characters is no space',
    markdown: '一夜东风\n半湖烟雨',
    html: '<p>一夜东风半湖烟雨</p>',
    standard: '<p>一夜东风\n半湖烟雨</p>',
  },
  {
    id: 'url-end',
    zh: '网址到中文标点为止',
    en: 'A plain URL ends before Chinese punctuation',
    markdown: '见 https://example.com/a，以及',
    html: '<p>见 <a href="https://example.com/a">https://example.com/a</a>，以及</p>',
    standard:
      '<p>见 <a href="https://example.com/a%EF%BC%8C%E4%BB%A5%E5%8F%8A">https://example.com/a，以及</a></p>',
  },
  {
    id: 'url-word',
    zh: '网址到紧跟在英文、数字后面的汉字为止；路径里以汉字开头的一段算网址',
    en: 'A plain URL ends before Chinese right after a Latin word; a part that begins in Chinese belongs to it',
    markdown: '打开https://example.com/a查看',
    html: '<p>打开<a href="https://example.com/a">https://example.com/a</a>查看</p>',
    standard:
      '<p>打开<a href="https://example.com/a%E6%9F%A5%E7%9C%8B">https://example.com/a查看</a></p>',
  },
  {
    id: 'url-quote',
    zh: '网址到引号、反引号、`>` 和不可见字符为止',
    en: 'A plain URL ends before quotes, backticks, `>` and invisible characters',
    markdown: '{"url": "https://example.com/a"}',
    html: '<p>{&quot;url&quot;: &quot;<a href="https://example.com/a">https://example.com/a</a>&quot;}</p>',
    standard:
      '<p>{&quot;url&quot;: &quot;<a href="https://example.com/a%22%7D">https://example.com/a&quot;}</a></p>',
  },
  {
    id: 'autolinks',
    zh: '只有 `http(s)://`、`www.` 和邮箱会变成链接；邮箱的最后一段以字母开头',
    en: 'Only `http(s)://`, `www.` and e-mail become links; an address’s last part begins with a letter',
    markdown: 'ftp://example.com 和 vue@3.5',
    html: '<p>ftp://example.com 和 vue@3.5</p>',
    standard:
      '<p><a href="ftp://example.com">ftp://example.com</a> 和 <a href="mailto:vue@3.5">vue@3.5</a></p>',
  },
  {
    id: 'links',
    zh: '链接只允许 https、http、mailto 和 tel；带用户名的网址按文字显示',
    en: 'Links are https, http, mailto and tel only; a URL with a user’s name is text',
    markdown: '[x](javascript:alert(1))',
    html: '<p>[x](javascript:alert(1))</p>',
    standard: '<p><a href="javascript:alert(1)">x</a></p>',
  },
  {
    id: 'tasks',
    zh: '任务列表显示为状态框，不能勾选',
    en: 'A task shows its state in a box that cannot be changed',
    markdown: '- [x] 完成',
    html: '<ul>\n<li class="tyqw-task"><input type="checkbox" checked="" disabled="">完成</li>\n</ul>',
    standard: '<ul>\n<li><input checked="" disabled="" type="checkbox"> 完成</li>\n</ul>',
  },
  {
    id: 'citations',
    zh: '`<ref>[n]</ref>` 和 `[ref_n]` 是来源角标',
    en: '`<ref>[n]</ref>` and `[ref_n]` are marks of sources',
    markdown: '结论<ref>[4]</ref>与[ref_2]',
    html: '<p>结论<sup>4</sup>与<sup>2</sup></p>',
    standard: '<p>结论<ref>[4]</ref>与[ref_2]</p>',
  },
  {
    id: 'footnotes',
    zh: '脚注留在写它的地方，编号照原样',
    en: 'A footnote stays where it is written, with its own label',
    markdown: '一[^a]\n\n[^a]: 二\n\n三',
    html: '<p>一<sup>a</sup></p>\n<div><span>a</span>\n<p>二</p>\n</div>\n<p>三</p>',
    standard:
      '<p>一<sup class="footnote-ref"><a href="#fn-a" id="fnref-a" data-footnote-ref>1</a></sup></p>\n<p>三</p>\n<section class="footnotes" data-footnotes>\n<ol>\n<li id="fn-a">\n<p>二 <a href="#fnref-a" class="footnote-backref" data-footnote-backref data-footnote-backref-idx="1" aria-label="Back to reference 1">↩</a></p>\n</li>\n</ol>\n</section>',
  },
  {
    id: 'bidi',
    zh: '改变文字方向的控制字符显示出来',
    en: 'Characters that turn the direction of text are shown',
    markdown: 'a\u202Eb',
    html: '<p>a<span class="tyqw-bidi">U+202E</span>b</p>',
    standard: '<p>a\u202Eb</p>',
  },
]
