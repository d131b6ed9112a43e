/** JSON goes, and an event stream is to come back. */
export const streamHeaders = {
  'content-type': 'application/json',
  accept: 'text/event-stream',
} as const

/** The same on DashScope's own wires, where a header asks for the stream. Source: Alibaba Cloud Model Studio, "stream". */
export const dashScopeStreamHeaders = { ...streamHeaders, 'x-dashscope-sse': 'enable' } as const
