export const texts = {
  'zh-CN': {
    scenario: '选择场景',
    newConversation: '新对话',
    conversations: '历史对话',
    title: '和通义千问聊聊',
    suggestions: [
      '你好，请介绍一下你自己',
      '写一首关于西湖的诗',
      '用 Python 写一个快速排序',
      '制定一份三天的杭州旅行计划',
    ],
  },
  'en-US': {
    scenario: 'Scenario',
    newConversation: 'New chat',
    conversations: 'Conversations',
    title: 'Chat with Qwen',
    suggestions: [
      'Hello, who are you?',
      'Write a poem about West Lake',
      'Write quicksort in Python',
      'Plan three days in Hangzhou',
    ],
  },
}
