import type { FilePart, MessagePart, Source, Step, ToolState, TyqwErrorKind } from '@tyqw/core'

export const toolStates: readonly ToolState[] = [
  'input-streaming',
  'approval-requested',
  'running',
  'output-available',
  'output-error',
  'output-denied',
]

export function toolPart(state: ToolState): Extract<MessagePart, { type: 'tool' }> {
  const input = '{"city":"杭州","days":3}'
  return {
    type: 'tool',
    toolCallId: state,
    name: 'weather',
    input: state === 'input-streaming' ? input.slice(0, 12) : input,
    state,
    ...(state === 'output-available' && { output: { city: '杭州', celsius: [21, 23, 19] } }),
    ...(state === 'output-error' && {
      error: {
        code: 'tool-failed',
        kind: 'server',
        message: 'The weather service answered 503.',
        retryable: true,
      },
    }),
  }
}

export const kinds: readonly Step['kind'][] = [
  'retrieval',
  'memory',
  'plugin',
  'workflow-node',
  'search',
  'code',
  'other',
]

export function stepOf(kind: Step['kind'], name: string, state: Step['state'] = 'done'): Step {
  return {
    id: `${kind}-${state}`,
    kind,
    name,
    state,
    ...(state !== 'running' && { durationMs: 40 * name.length ** 2 }),
    ...(state === 'done' && {
      input: '{"query":"流式输出"}',
      output: '在请求头中设置 X-DashScope-SSE: enable 即可开启流式输出。',
    }),
    ...(state === 'failed' && { output: '{"code":"RetrivalFailed"}' }),
  }
}

export function sourcesOf(count: number): readonly Source[] {
  const titles = ['会话与记忆', '流式输出', '密钥安全', 'Rate limits', '工作流', '多模态']
  return Array.from({ length: count }, (_, index) => ({
    index: String(index + 1),
    title: `${titles[index % titles.length]}${index < titles.length ? '' : ` ${index + 1}`}`,
    text: '首次调用不传 session_id，服务端会在每一帧里返回一个。下一轮带上它和新的 prompt，就能延续上文。',
    ...(index % 3 === 2
      ? { documentName: '百炼应用开发手册.pdf', pages: [index + 1] }
      : {
          url: `https://help.aliyun.com/zh/model-studio/page-${index + 1}`,
          siteName: 'help.aliyun.com',
        }),
  }))
}

const picture = `data:image/svg+xml,${encodeURIComponent(
  `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="300" viewBox="0 0 480 300"><rect width="480" height="300" fill="#dfe7fb"/><circle cx="360" cy="90" r="42" fill="#f5c16c"/><path d="M0 230 120 120l90 80 70-60 200 120v40H0z" fill="#5b56e8"/></svg>`,
)}`

export const files: readonly FilePart[] = [
  { type: 'file', mediaType: 'image/svg+xml', url: picture, name: '西湖.svg' },
  {
    type: 'file',
    mediaType: 'application/pdf',
    url: 'data:application/pdf;base64,JVBERi0=',
    name: '百炼应用开发手册.pdf',
    size: 1_482_000,
  },
  { type: 'file', mediaType: 'image/png', url: 'https://example.com/cat.png', name: 'cat.png' },
  { type: 'file', mediaType: 'audio/mpeg', url: 'oss://bucket/voice.mp3', name: 'voice.mp3' },
]

export const errorKinds: readonly TyqwErrorKind[] = [
  'auth',
  'forbidden',
  'quota',
  'rate-limit',
  'content-filter',
  'invalid-request',
  'not-found',
  'server',
  'network',
  'timeout',
  'truncated',
  'interrupted',
  'too-large',
  'protocol',
  'config',
  'storage',
]

/** Kinds where sending the same again may help. */
export const retryable = new Set<TyqwErrorKind>([
  'rate-limit',
  'server',
  'network',
  'timeout',
  'truncated',
  'interrupted',
  'protocol',
])
