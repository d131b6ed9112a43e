import type { ComputedRef } from 'vue'
import { enUS } from './en-us'
import { firstEnUS } from './first-en-us'
import { firstZhCN } from './first-zh-cn'
import { useFirstWords } from './use-locale'
import { zhCN, type TyqwLocale } from './zh-cn'

let isComplete = false

/** Adds the words that an empty chat does without. For what is fetched later, or used by itself. */
export function completeLocales(): void {
  if (isComplete) return
  Object.assign(firstZhCN, zhCN)
  Object.assign(firstEnUS, enUS)
  isComplete = true
}

/** Every text, in the language of the nearest chat, else of the plugin, else Chinese. */
export function useLocale(): ComputedRef<TyqwLocale> {
  completeLocales()
  return useFirstWords() as ComputedRef<TyqwLocale>
}
