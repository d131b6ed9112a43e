import type { InjectionKey } from 'vue'

/** Provided by every element that carries the class `tyqw`, and with it the tokens. */
export const insideRootKey: InjectionKey<true> = Symbol('tyqw-inside-root')
