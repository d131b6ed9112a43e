/** Whether a request to a native endpoint asks for a stream; either of two headers is enough, the body has no say. */
export function isStreaming({ headers }: Request): boolean {
  return (
    headers.get('x-dashscope-sse')?.toLowerCase() === 'enable' ||
    (headers.get('accept')?.includes('text/event-stream') ?? false)
  )
}
