import ericMeyer from '@unocss/reset/eric-meyer.css?inline'
import normalize from '@unocss/reset/normalize.css?inline'
import tailwind3 from '@unocss/reset/tailwind.css?inline'
import tailwind4 from '@unocss/reset/tailwind-v4.css?inline'
import bootstrap from 'bootstrap/dist/css/bootstrap.css?inline'
import vitepressBase from 'vitepress/dist/client/theme-default/styles/base.css?inline'
import vpDoc from 'vitepress/dist/client/theme-default/styles/components/vp-doc.css?inline'
import vitepressVars from 'vitepress/dist/client/theme-default/styles/vars.css?inline'

/** The page around a chat. */
export interface HostPage {
  readonly css: string
  /** Of the element that holds the chat. */
  readonly class?: string
}

/** What component libraries set for every element of a page, in short: borders in boxes, margins of text, links, lists, tables. */
const componentLibrary = `
  *, *::before, *::after { box-sizing: border-box; outline-color: red }
  body { font: 14px/1.5715 serif; color: #606266; letter-spacing: .5px; word-break: break-all; text-align: center }
  h1, h2, h3, h4, h5, h6 { margin-top: 0; margin-bottom: .5em; color: #303133; font-weight: 500 }
  p, ul, ol, dl, pre, figure { margin: 0 0 1em }
  ul, ol, li { list-style: none; padding: 0 }
  a { color: #1677ff; text-decoration: none; background-color: transparent; transition: color .3s; cursor: pointer }
  a:hover { color: #69b1ff; outline: 0 }
  button, input, textarea { font: inherit; letter-spacing: 1px; text-transform: uppercase; min-height: 40px }
  svg { vertical-align: -.125em; fill: currentColor }
  img, svg:not(:root) { overflow: hidden; border-style: none }
  table { border-collapse: collapse; margin: 1em 0 }
  th, td { padding: 12px 0; border-bottom: 1px solid #ebeef5 }
  code, pre { font-size: 1em; background: #f5f5f5; border: 1px solid #ddd }
  summary { display: list-item; font-weight: 700 }
  article, header, footer, form, label { margin: 10px; padding: 10px; display: block }
  section { font-style: italic; text-align: right; display: flex }
  dialog, [popover] { padding: 50px; background: pink }
`

/** Pages that people have, and the worst there can be. KaTeX, whose styles are not ours, bears no `initial`. */
export const hosts: Readonly<Record<string, HostPage>> = {
  'all: unset': { css: '* { all: unset }' },
  'all: initial': { css: ':where(:not(.katex, .katex *)) { all: initial }' },
  'Bootstrap 5': { css: bootstrap },
  'Tailwind 3': { css: tailwind3 },
  'Tailwind 4': { css: `@layer theme, base, utilities; @layer base { ${tailwind4} }` },
  'Tailwind 4 without layers': { css: tailwind4 },
  VitePress: { css: `${vitepressVars} ${vitepressBase} ${vpDoc}`, class: 'vp-doc' },
  normalize: { css: normalize },
  'Eric Meyer': { css: ericMeyer },
  'a component library': { css: componentLibrary },
}
