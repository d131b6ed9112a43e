/** What a prompt is about, as far as a script can tell. */
export type Topic =
  'greeting' | 'thanks' | 'key' | 'memory' | 'help' | 'code' | 'table' | 'list' | 'poem' | 'default'

// Tried in order: the first that fits wins.
const patterns: readonly (readonly [Topic, RegExp])[] = [
  ['help', /^\/\w|^(help|帮助)[\s?？!！。.]*$|你(会|能)做?(什么|些什么)|what can you do/i],
  [
    'memory',
    /(刚才|刚刚|之前|上一?(个|次|句|轮)).{0,8}(问|说|聊)|我.{0,4}问(了|过)(你)?什么|(what|which).{0,24}\bI\b.{0,8}(just )?(ask|say|said)|my (last|previous) (question|message)|do you remember/i,
  ],
  [
    'key',
    /密钥|秘钥|(真实|真正)的?(服务|接口|模型|key)|api[\s-]?key|\bkey\b|DASHSCOPE|\.env|(接入|连接|配置).{0,6}(百炼|真实|应用)|real (service|model|answers?)/i,
  ],
  ['poem', /诗|俳句|词牌|\b(poem|haiku|verse|sonnet)\b/i],
  [
    'code',
    /代码|函数|组件|防抖|示例程序|正则|算法|(用|写).{0,8}(vue|js|javascript|typescript|python)|\b(code|function|composable|debounced?|snippet|algorithm|regex)\b|\b(write|show).{0,20}\b(vue|javascript|typescript|python)\b/i,
  ],
  ['table', /表格|对比|比较|区别|\b(table|compare|comparison|difference)\b|\bvs\b/i],
  ['list', /列表|列出|清单|步骤|建议|推荐|\b(list|steps|tips|checklist|suggest|recommend)/i],
  ['thanks', /^(谢谢|多谢|感谢|thanks|thank you|cheers)/i],
  [
    'greeting',
    /^$|^(你好|您好|嗨|哈喽|早上好|下午好|晚上好|hi\b|hello\b|hey\b|good (morning|afternoon|evening))|你是谁|介绍.{0,4}(你)?自己|who are you|introduce yourself/i,
  ],
]

/** Finds the topic of a prompt; `'default'` when no script fits. */
export function toTopic(prompt: string): Topic {
  return patterns.find(([, pattern]) => pattern.test(prompt.trim()))?.[0] ?? 'default'
}
