import type { InjectionKey } from 'vue'
import type { PriceTable } from './prices'

/** Provided by the plugin for an app, and by each chat for what is in it. */
export const pricesKey: InjectionKey<() => PriceTable | undefined> = Symbol('tyqw-prices')
