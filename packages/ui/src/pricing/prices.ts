/** What a model costs, per million tokens. */
export interface ModelPrice {
  readonly input: number
  readonly output: number
  /** Input that the service's cache knew already. @default `input` */
  readonly cached?: number
  /** What a model thinks before it answers. @default `output` */
  readonly reasoning?: number
  /** All that a run in which the model thought puts out, as thinking and as answer. @default `output` and `reasoning` */
  readonly thinkingOutput?: number
}

/** A price that holds for requests of a certain length, as DashScope's do. */
export interface PriceTier extends ModelPrice {
  /** Holds for requests of at most so many input tokens. @default any number */
  readonly upTo?: number
}

/**
 * What models cost. The package brings none: prices change, and differ by region and contract.
 *
 * @example
 * createTyqw({
 *   prices: {
 *     currency: 'CNY',
 *     models: {
 *       'model-a': { input: 0.8, output: 2, cached: 0.16, thinkingOutput: 8 },
 *       'model-b': [
 *         { upTo: 32_000, input: 1, output: 4 },
 *         { input: 2, output: 8 },
 *       ],
 *     },
 *   },
 * })
 */
export interface PriceTable {
  /** As ISO 4217 has it, such as `CNY`. */
  readonly currency: string
  /** By the model's name as the service reports it. A list is of tiers; the order does not matter. */
  readonly models: Readonly<Record<string, ModelPrice | readonly PriceTier[]>>
}
