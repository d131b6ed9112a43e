import type { Clock } from '@tyqw/core'
import type { InjectionKey } from 'vue'

/** What a countdown needs of a clock. */
export type PageClock = Pick<Clock, 'now' | 'after'>

/** Provided by the plugin's option `clock`, so that tests wait for nothing. */
export const clockKey: InjectionKey<PageClock> = Symbol('tyqw-clock')
