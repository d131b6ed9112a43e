/** Where a gateway reports to; fits pino and the like. Fields hold no prompt, answer or key. */
export interface GatewayLogger {
  info(fields: Readonly<Record<string, unknown>>, message: string): void
  warn(fields: Readonly<Record<string, unknown>>, message: string): void
}
