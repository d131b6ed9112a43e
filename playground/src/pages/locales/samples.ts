import type { Conversation } from '@tyqw/core'
import { enUS, zhCN, type Suggestion, type TyqwLocale } from '@tyqw/ui'
import { toConversation, toMessage } from '../../shell/conversation'
import { sampleConversation } from '../../shell/sample'
import { arabic } from './arabic'
import { ownWords } from './own-words'

/** A language to look at. */
export interface Sample {
  readonly locale: TyqwLocale
  readonly dir: 'ltr' | 'rtl'
  readonly suggestions: readonly Suggestion[]
  conversation(): Conversation
}

export const samples = {
  'zh-CN': {
    locale: zhCN,
    dir: 'ltr',
    suggestions: ['写一首关于西湖的诗', '/error-429-retry-after 你好'],
    conversation: () => sampleConversation('zh-CN'),
  },
  'en-US': {
    locale: enUS,
    dir: 'ltr',
    suggestions: ['Write a poem about West Lake', '/error-429-retry-after Hello'],
    conversation: () => sampleConversation('en-US'),
  },
  ar: {
    locale: arabic,
    dir: 'rtl',
    suggestions: ['اكتب قصيدة عن البحيرة', '/markdown مرحباً'],
    conversation: arabicConversation,
  },
  own: {
    locale: ownWords,
    dir: 'ltr',
    suggestions: ['三天怎么逛杭州？', '/reasoning 坐地铁还是打车？'],
    conversation: () => sampleConversation('zh-CN'),
  },
} as const satisfies Record<string, Sample>

export type SampleName = keyof typeof samples

function arabicConversation(): Conversation {
  const at = Date.now()
  const question = 'ما الذي يجب الانتباه إليه عند ربط صفحة بمنصة Bailian؟'
  const answer = `ثلاثة أمور:

1. **يبقى المفتاح على الخادم**، والصفحة تتحدث مع \`@tyqw/gateway\` فقط.
2. **الإجابة المتدفقة**: تظهر أول كلمة خلال 0.5 ثانية.
3. أرسل \`session_id\` مع كل سؤال.

> النص العربي من اليمين إلى اليسار، و code من اليسار إلى اليمين.

\`\`\`ts
app.use(createTyqw({ appId: 'your appid', locale: arabic }))
\`\`\`
`
  return toConversation('sample', question, [
    toMessage('user', 'ar-question', question, at - 4000),
    toMessage('assistant', 'ar-answer', {
      parts: [
        { type: 'reasoning', text: 'المفتاح أولاً.', startedAt: at - 4000, endedAt: at - 1000 },
        { type: 'text', text: answer },
      ],
      sources: [{ index: '1', title: 'حماية المفتاح', url: 'https://example.com/key' }],
    }),
  ])
}
