import { computed, inject, provide, toValue } from 'vue'
import type { ComputedRef, InjectionKey, MaybeRefOrGetter } from 'vue'
import { firstEnUS } from './first-en-us'
import { firstZhCN, type FirstWords } from './first-zh-cn'
import type { TyqwLocale } from './zh-cn'

/** The locales that come with the package. */
export type LocaleName = 'zh-CN' | 'en-US'

/** A built-in locale by name, or a whole one of your own. */
export type LocaleInput = LocaleName | TyqwLocale

/** Provided by the plugin for an app, and by each chat for what is in it. */
export const localeKey: InjectionKey<ComputedRef<TyqwLocale>> = Symbol('tyqw-locale')

/**
 * The texts of a locale: `zh-CN` is the default. A built-in one is completed in place when the first part comes that says
 * more than an empty chat does.
 */
export function toLocale(locale: LocaleInput = 'zh-CN'): TyqwLocale {
  if (typeof locale !== 'string') return locale
  return (locale === 'en-US' ? firstEnUS : firstZhCN) as TyqwLocale
}

/** Gives everything below this component its locale. */
export function provideLocale(
  locale: MaybeRefOrGetter<LocaleInput | undefined>,
): ComputedRef<TyqwLocale> {
  const texts = computed(() => toLocale(toValue(locale)))
  provide(localeKey, texts)
  return texts
}

/** The words that are there from the beginning, in the language of the nearest chat, else of the plugin, else Chinese. */
export function useFirstWords(): ComputedRef<FirstWords> {
  return inject(localeKey, () => computed(() => toLocale()), true)
}
