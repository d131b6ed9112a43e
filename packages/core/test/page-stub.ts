const page = globalThis as unknown as Record<string, unknown>

/** The least of a page that sending needs, so that what is measured is the client and no simulated browser. */
export function stubPage(): void {
  page['window'] ??= globalThis
  page['document'] ??= new EventTarget()
}
