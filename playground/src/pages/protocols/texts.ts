import type { WireName } from './wires'

export const texts = {
  'zh-CN': {
    wire: '协议',
    names: {
      app: '百炼应用',
      workflow: '工作流',
      qwen: 'Qwen 原生',
      compatible: 'OpenAI 兼容',
      vllm: 'vLLM',
    } satisfies Record<WireName, string>,
    gateway: '请求经过网关 /tyqw，再到模拟器。',
    page: '网关目前只转发百炼应用，这个协议由页面里的模拟器回答。',
    wiring: '这样接',
    scenarios: '场景',
    only: (names: string) => `用于 ${names}`,
    filter: '找场景',
    request: '请求',
    frame: (count: number) => `最后一帧（共 ${count} 帧）`,
    events: '组件发出的事件',
    none: '还没有请求。',
  },
  'en-US': {
    wire: 'Protocol',
    names: {
      app: 'Bailian app',
      workflow: 'Workflow',
      qwen: 'Qwen, native',
      compatible: 'OpenAI compatible',
      vllm: 'vLLM',
    } satisfies Record<WireName, string>,
    gateway: 'Requests go through the gateway, /tyqw, to the emulator.',
    page: 'The gateway forwards Bailian applications only: here an emulator in this page answers.',
    wiring: 'The wiring',
    scenarios: 'Scenarios',
    only: (names: string) => `For ${names}`,
    filter: 'Find a scenario',
    request: 'Request',
    frame: (count: number) => `Last of ${count} frames`,
    events: 'Events of the component',
    none: 'No request yet.',
  },
}
