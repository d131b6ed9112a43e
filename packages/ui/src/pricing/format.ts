/** A number of tokens, with the separators of the language. */
export function formatTokens(count: number, locale: string): string {
  return new Intl.NumberFormat(locale).format(count)
}

/** Two places behind the point, or, below a hundredth, as many as its first two digits need. */
export function formatCost(amount: number, currency: string, locale: string): string {
  const isSmall = amount > 0 && amount < 0.01
  const digits = isSmall ? { maximumSignificantDigits: 2, minimumSignificantDigits: 1 } : {}
  try {
    return new Intl.NumberFormat(locale, { style: 'currency', currency, ...digits }).format(amount)
  } catch {
    // Not the code of a currency, such as 元.
    return `${new Intl.NumberFormat(locale, digits).format(amount)} ${currency}`
  }
}
