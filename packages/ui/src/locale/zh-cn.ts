import type { TyqwErrorKind } from '@tyqw/core'

/** 简体中文. The shape every other locale has to satisfy; messages with arguments are functions. */
export const zhCN = {
  code: 'zh-CN',
  you: '你',
  assistant: '通义千问',
  newConversation: '新对话',
  thread: '对话内容',
  welcomeTitle: '有什么可以帮你？',
  welcomeText: '提一个问题，或从下面的例子开始。',
  suggestions: '示例问题',
  latest: '回到最新',
  waiting: '正在等待回答',

  composer: '输入消息',
  placeholder: '有问题，尽管问',
  send: '发送',
  stop: '停止回答',
  disclaimer: '内容由 AI 生成，请核实重要信息',
  waitForAnswer: '回答还没有结束。请等待完成，或先停止。',

  copy: '复制',
  copied: '已复制',
  copyFailed: '没能复制，请手动选择文字',
  regenerate: '重新回答',
  actions: '对这条回答的操作',

  thinking: '正在思考',
  thought: '已思考',
  thoughtFor: (seconds: number) => `已思考 ${seconds} 秒`,
  seconds: (seconds: number) => `${seconds} 秒`,

  stepState: { running: '进行中', done: '完成', failed: '失败' },
  stepKind: {
    retrieval: '知识检索',
    memory: '长期记忆',
    plugin: '调用插件',
    'workflow-node': '工作流节点',
    search: '联网搜索',
    code: '运行代码',
    other: '步骤',
  },
  steps: (count: number) => `${count} 个步骤`,
  stepInput: '输入',
  stepOutput: '输出',
  milliseconds: (value: number) =>
    value < 1000 ? `${Math.round(value)} 毫秒` : `${(value / 1000).toFixed(1)} 秒`,

  sources: (count: number) => `${count} 个来源`,
  source: (index: string, title: string) => `来源 ${index}：${title}`,
  untitledSource: (index: string) => `来源 ${index}`,
  moreSources: (count: number) => `展开其余 ${count} 个`,
  pages: (pages: string) => `第 ${pages} 页`,

  file: '文件',
  image: '图片',
  loadImage: (host: string) => `加载来自 ${host} 的图片`,
  imageFailed: '图片没有加载出来',

  codeBlock: '代码',
  copyCode: '复制代码',
  table: '表格',
  taskDone: '已完成',
  taskOpen: '未完成',

  answerFinished: '回答完成',
  answerStopped: '已停止回答',
  incomplete: {
    stopped: '已停止',
    length: '回答达到长度上限，没有写完',
    truncated: '连接中断，回答不完整',
    'content-filter': '回答被内容安全策略中止',
    error: '回答出错，没有写完',
  },

  errorByKind: {
    auth: '身份验证没有通过，请重新登录后再试。',
    forbidden: '没有使用这个应用或模型的权限，请联系管理员。',
    quota: '可用额度已经用完，请联系管理员。',
    'rate-limit': '请求太频繁了，请稍等片刻再试。',
    'content-filter': '内容没有通过安全检查，请换个说法再问。',
    'invalid-request': '这个请求没有被接受，请修改后再试。',
    'not-found': '没有找到这个应用或模型，请检查应用 ID。',
    server: '服务暂时出了问题，请稍后重试。',
    network: '网络连接不上，请检查网络后重试。',
    timeout: '等待回答超时了，请重试。',
    truncated: '连接中断，回答不完整。',
    interrupted: '回答被打断了，请重试。',
    'too-large': '内容太长或文件太大，请精简后再试。',
    protocol: '收到了无法识别的回答，请重试。',
    config: '聊天还没有配置好，请联系网站的开发者。',
  } satisfies Record<TyqwErrorKind, string>,
  /** Sentences for single codes, where one says more than its kind. */
  errorByCode: {
    busy: '上一个回答还没有结束，请等待或先停止。',
    InvalidApiKey: '服务端的 API Key 无效，请联系管理员。',
    'App.AccessDenied': '没有访问这个百炼应用的权限，请联系管理员。',
    'first-byte-timeout': '服务一直没有开始回答，请重试。',
    'idle-timeout': '回答中途停住了，请重试。',
  },
  offline: '现在没有联网，恢复连接后请重试。',
  retry: '重试',
  retryIn: (seconds: number) => `${seconds} 秒后可重试`,
  editQuestion: '修改问题',
  errorDetails: '详细信息',
  errorCode: '错误码',
  errorStatus: '状态码',
  errorMessage: '服务返回',
  requestId: '请求 ID',
  copyRequestId: '复制请求 ID',
}

/** Every text of the chat. */
export type TyqwLocale = typeof zhCN
