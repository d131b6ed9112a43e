import { zhCN, type TyqwLocale } from '@tyqw/ui'

/** A locale is an object: take one that is there, and say some things your own way. */
export const ownWords: TyqwLocale = {
  ...zhCN,
  assistant: '小青',
  welcomeTitle: '我是小青，西湖边的向导',
  welcomeText: '想去哪儿逛，尽管开口。',
  placeholder: '跟小青说点什么',
  disclaimer: '小青也会记错，出门前请再查一查',
  regenerate: '换个说法',
  thinking: '小青在想',
  thoughtFor: (seconds) => `想了 ${seconds} 秒`,
  sources: (count) => `小青翻了 ${count} 份资料`,
}
