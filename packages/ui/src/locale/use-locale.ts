import { computed, inject, provide, toValue } from 'vue'
import type { ComputedRef, InjectionKey, MaybeRefOrGetter } from 'vue'
import { enUS } from './en-us'
import { zhCN, type TyqwLocale } from './zh-cn'

/** The locales that come with the package. */
export type LocaleName = 'zh-CN' | 'en-US'

/** A built-in locale by name, or a whole one of your own. */
export type LocaleInput = LocaleName | TyqwLocale

/** Provided by the plugin for an app, and by each chat for what is in it. */
export const localeKey: InjectionKey<ComputedRef<TyqwLocale>> = Symbol('tyqw-locale')

/** The texts of a locale: `zh-CN` is the default. */
export function toLocale(locale: LocaleInput = 'zh-CN'): TyqwLocale {
  if (typeof locale !== 'string') return locale
  return locale === 'en-US' ? enUS : zhCN
}

/** Gives everything below this component its locale. */
export function provideLocale(
  locale: MaybeRefOrGetter<LocaleInput | undefined>,
): ComputedRef<TyqwLocale> {
  const texts = computed(() => toLocale(toValue(locale)))
  provide(localeKey, texts)
  return texts
}

/** The locale of the nearest chat; outside of one that of the plugin, and Chinese without it. */
export function useLocale(): ComputedRef<TyqwLocale> {
  return inject(localeKey, () => computed(() => toLocale()), true)
}
