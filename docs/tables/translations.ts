/**
 * What the TSDoc of `@tyqw/ui` says, in Chinese. A test asks for a translation of each text, so whoever changes the English is
 * led here, and for none of a text that is gone.
 */
export const translations: Readonly<Record<string, string>> = {
  // What holds by default
  none: '没有',
  "the locale's words": '这种语言的说法',
  "the locale's greeting": '这种语言的问候',
  "the plugin's": '插件的',
  "the plugin's client": '插件的客户端',
  "the plugin's locale, else 'zh-CN'": "插件的，再没有就是 `'zh-CN'`",
  "the plugin's theme, else 'auto'": "插件的，再没有就是 `'auto'`",
  "the plugin's, else those of the page's origin": '插件的，再没有就只有本站的',
  "the plugin's, else what the chat's client asks for": '插件的，再没有就是这个聊天的客户端要求的',
  'all sources of the message': '这条消息的全部来源',
  'nowhere: it ends with the page': '不保存，离开页面就没有了',
  'the stored one of `conversationId`, else a new, empty one':
    '`conversationId` 保存的那一个，没有就是新的、空的',
  '32 random hex digits': '32 位随机的十六进制数字',
  "the clock's": '`clock` 的时间',
  "the machine's": '这台机器的',
  'the next frame': '下一帧',

  // The chat, its root and its header
  'Prompts that are offered before the first question.': '第一个问题之前的示例问题。',
  'What stands in the bar at the top.': '顶栏上的标题。',
  'Shows the bar at the top.': '显示顶栏。',
  'What the empty text box says.': '输入框空着时的提示。',
  "The name of the conversation's store. Chats with different names do not disturb each other.":
    '仓库的名字。名字不同的聊天互不影响。',
  'Where answers come from.': '回答从哪里来。',
  'An answer has ended, whatever its status.': '一个回答结束了，不论状态如何。',
  'An answer failed.': '一个回答失败了。',
  'The bar at the top.': '顶栏。',
  'What stands at the start of the bar.': '顶栏开头的标题。',
  'What stands there before the first question.': '第一个问题之前显示什么。',
  'Controls beside the send button.': '发送按钮旁边的控件。',
  'The line below the composer.': '输入框下面的一行。',
  'The line below.': '下面的一行。',
  'Stays at the end while the thread slides under it: the composer.':
    '留在末尾，对话从它下面滑过：输入框。',
  'Prompts that are sent with a click.': '一按就发送的示例问题。',

  // Messages
  'The whole message.': '整条消息。',
  'Further actions below an answer, after copy and regenerate.':
    '回答下面更多的操作，排在复制和重新回答后面。',
  'Only the last answer can be asked for again.': '只有最后一个回答可以重新回答。',
  'The message whose versions they are.': '哪条消息的版本。',
  'What the marks in the text stand for.': '文字里的角标代表什么。',
  'More of this text is to come.': '这段文字还没有写完。',
  'The answer goes on, so that a part without an end is still thinking.':
    '回答还在继续，所以没有结束时间的思考就是还在想。',
  'More may come. Without it, a step that still runs was broken off.':
    '后面可能还有。不写的话，还在进行的步骤就是中断了的。',
  'The user lets the call run.': '用户允许这次调用。',
  'The user does not.': '用户不允许。',
  "It is the user's own, so that any image which holds its own data is shown.":
    '是用户自己的文件，所以自带数据的图片都会显示。',
  'Shows the cards at once, not the row alone.': '一开始就展开卡片，而不是只有一行。',
  'Narrows the links that may be followed, as in `<TyqwMarkdown>`.':
    '收窄可以打开的链接，和 `<TyqwMarkdown>` 一样。',
  'Which icons of sites load, as in `<TyqwMarkdown>`.':
    '哪些网站的图标可以加载，和 `<TyqwMarkdown>` 一样。',
  'When it failed, in ms since epoch: where the countdown begins.':
    '什么时候失败的，毫秒时间戳：倒计时从这里算起。',

  // Markdown
  'The Markdown text so far.': '到目前为止的全文。',
  'The end may be cut anywhere: what has half arrived is completed for display.':
    '后面还有：补全结尾[写了一半的符号](#写了一半时)。',
  'Shows that more is to come.': '在末尾显示光标。',
  'What the marks `<ref>[n]</ref>` stand for.': '[角标](#引用来源)代表的来源。',
  'Which marks the model was asked for: `[n]` is one only then, and only of a source there is.':
    '模型按要求写的[角标](#引用来源)：`[<number>]` 或 `[ref_<number>]`。',
  'Narrows the links that may be followed; only https, http, mailto and tel ever are.':
    '收窄[可以打开的链接](#链接)；能打开的总是只有 https、http、mailto 和 tel。',
  'Which images load by themselves. Others load with a click.':
    '[哪些图片](#图片)自动加载，其余的点击之后加载。',
  'Components that take the place of elements, by tag.': '[代替元素的组件](#换掉元素)，按标签。',

  // The context
  'Tells a screen reader, politely.': '让读屏软件说出来，不打断。',
  'Puts the text into the composer and the caret behind it.': '把文字放进输入框，光标在后面。',
  'Gives the focus to the composer, because what had it is gone. Not on phones, where the keyboard would come up.':
    '把焦点交给输入框，因为原来有焦点的东西没有了。手机上不动，免得弹出键盘。',
  'Called by the composer with the way to focus it, and its key that sends.':
    '输入框用它登记怎样得到焦点，以及哪个键发送。',
  'Which key sends, in every box of the chat: as the composer says.':
    '聊天里每个文字框都用哪个键发送：和输入框一样。',
  'Opens the search inside the conversation, or gives it the focus.':
    '打开对话里的查找，已经打开就把焦点给它。',
  'Brings a message into view, wherever it stands in the thread, and holds it there until the reader moves. Resolves to its element; undefined when the thread does not have it.':
    '让一条消息出现在眼前，不论它在对话的哪里，并且停在那里，直到读者移动。给出它的元素；对话里没有它时是 undefined。',
  'Called by the thread with the way to show a message.': '对话用它登记怎样显示一条消息。',

  // useChat()
  'Where the conversation is kept.': '对话保存在哪里。',
  'Time and timers, for tests.': '时间和定时器，用于测试。',
  'Goes on with this conversation.': '从这个对话继续。',
  'The id of the conversation.': '对话的 id。',
  'How a turn carries what was said before.': '一次提问怎样带上之前说过的话。',
  'How many turns go as messages at most, the new one included; system messages always go.':
    '作为消息发出的最多几轮，包括新的这一轮；系统消息总是发出。',
  'A send during an answer waits for its end, in order, instead of being refused.':
    '回答时的发送按顺序等它结束，而不是被拒绝。',
  'What each question is asked with that does not say itself; read when it is asked, also again.':
    '每次提问附带的选项，问题自己没有写明时用它；提问和重新回答时读取。',
  'What is said to go on with an answer where the wire has no way of its own.':
    '协议没有继续回答的办法时，对模型说的话。',
  'Unique ids for messages and conversations.': '消息和对话的唯一 id。',
  'The time, in ms since epoch.': '现在的时间，毫秒时间戳。',
  'When streamed text is shown.': '收到的文字什么时候显示。',
  'Ends what is under way and begins an empty conversation.': '结束正在进行的，开始一个空的对话。',
  'Ends what is under way, stores the rest and listens to nobody any more.':
    '结束正在进行的，保存剩下的，不再监听。',
  'Made from the first question, unless it was given. Empty while there is none.':
    '取自第一个问题，除非另外起了名字。还没有问题时是空的。',
  'The visible path, oldest first.': '看得见的消息的 id，最早的在前。',
  'Why the last answer failed, until the next one begins.':
    '上一个回答为什么失败，直到下一个回答开始。',
  'Why the conversation is not stored, if so.': '对话没能保存时，为什么。',
  'Questions that wait for the answer under way to end.': '等着这个回答结束的问题。',
  'Why the answer under way takes its time, where the client waits before it sends the question again.':
    '客户端等一会儿再重发问题时，为什么要等。',
  'One cell a message: what a bubble watches.': '一条消息一格，消息的组件读自己的那一格。',
  'The visible messages, oldest first. Changes with every token; watch a cell where one message is enough.':
    '看得见的消息，最早的在前。每来一点文字都会变；只要一条消息时，读它的那一格。',
  "The ids of a message's versions, itself among them, oldest first; without those that failed before a word. Tracked.":
    '一条消息的各个版本的 id，包括它自己，最早的在前；一个字都没有就失败的不算。会跟踪变化。',
  "Asks a question in other words. The earlier question, and all that followed it, are kept as another version. A text keeps the question's files.":
    '换个说法再问。原来的问题和后面的一切留在另一个版本里。只给文字时，问题的文件不变。',
  'Asks a question. Resolves to the answer once it has ended, whatever its status. Blank text without files sends nothing and resolves to undefined, as does a call while an answer is under way (event `error`, code `busy`) unless `queue` is set, and one that waited in the queue when the answer before it was stopped or failed. What was not sent comes back as `returned`.':
    '提问，回答结束后给出回答，不论状态如何。没有文字也没有文件时什么也不发，给出 undefined；回答还在进行时也是（事件 `error`，错误码 `busy`），除非开了 `queue`；在队列里等着、而前面的回答停下或失败了，也是。没有发出去的从事件 `returned` 还回来。',
  'Asks a question again. The earlier answer is kept as another version.':
    '重新回答。原来的回答留在另一个版本里。',
  'Goes on with an answer that broke off (`canContinue`), in the same message.':
    '接着写中断了的回答（`canContinue`），还在同一条消息里。',
  'Shows another version of a message, and what followed it. Nothing happens during an answer (event `error`, code `busy`).':
    '显示一条消息的另一个版本，以及它后面的消息。回答还在进行时什么也不做（事件 `error`，错误码 `busy`）。',
  'Ends the answer under way; its text so far is kept, and tools that run for it are aborted. What waits is given back.':
    '停下正在进行的回答，收到的文字留着，为它运行的工具中止。排队的还回来。',
  'Takes a question out of the queue, by the object that stands in `queue`. What its `send` resolves to is undefined, and nothing is given back.':
    '从队列里拿掉一个问题，给它 `queue` 里的那个对象。它的 `send` 给出 undefined，不会还回来。',
  'Lets a tool run whose part is in state `approval-requested`; the message waits with status `requires-action`. For any other id, a second time, and once the answer has ended, nothing happens.':
    '允许状态是 `approval-requested` 的工具运行，消息那时是 `requires-action`。别的 id、第二次、回答结束以后，什么也不做。',
  'Denies that call; the model is told so and goes on without it.':
    '不允许这次调用；模型会知道，并且不靠它继续。',
  'Rates an answer that has ended, in its `metadata.feedback`; undefined takes it back. It is stored with the conversation. Nothing happens while that answer is under way.':
    '评价一个结束了的回答，写在它的 `metadata.feedback` 里；给 undefined 就收回。和对话一起保存。那个回答还在进行时什么也不做。',

  // Actions, errors and the composer
  'Only the last answer can be asked for again; its actions are always seen, others when they are pointed at.':
    '只有最后一个回答可以重新回答；它的操作总是看得见，别的要指到才看得见。',
  'The user wants to change the question.': '用户要修改问题。',
  'Further actions.': '更多的操作。',
  "'auto': Enter, and on touch screens the button alone": "`'auto'`：Enter；触屏上只有按钮",
  'Which key sends.': '哪个键发送。',
  'no limit': '不限',
  'The most characters of a question, counted as people do. Longer text stays, and is not sent.':
    '问题最多多少字，按人的数法。更长的文字留着，不发送。',
  'Nothing can be written or sent.': '不能写，也不能发送。',
  'Questions that are offered below an answer: a list, or what gives one for an answer.':
    '回答下面的追问：一份列表，或者按回答给出列表的函数。',
  "the plugin's, else whether the client takes any": '插件的，再没有就看客户端接不接受',
  'True and options turn files on, false turns them off.':
    '写 true 或选项就可以附文件，写 false 就不可以。',
  "the plugin's, else they go within the request": '插件的，再没有就随请求发出',
  'Takes files somewhere, so that questions carry their addresses.':
    '把文件传到别处，问题里只带它们的地址。',
  "the plugin's, else no cost is shown": '插件的，再没有就不显示费用',
  "the plugin's, else nothing is offered": '插件的，再没有就不提供',
  'The listener of `@sign-in`: offered to the user where an answer failed because nobody is signed in.':
    '`@sign-in` 的监听器：没有登录而失败时，给用户一个登录按钮。',
  'What models cost, for the cost of each answer.': '模型的价格，用来算每个回答的费用。',
  'The user rated an answer, gave a reason, or took it back: it stands in `metadata.feedback`.':
    '用户评价了一个回答、说明了原因，或者收回了：写在 `metadata.feedback` 里。',
  'What is offered below an answer that is complete, in place of a list.':
    '完整的回答下面的追问，代替列表。',
  'The files beside the draft: which are taken, and how.': '草稿旁边的文件：接受哪些，怎样接受。',
  'What the page does for somebody who has to sign in; undefined where it does nothing.':
    '要登录时页面做什么；什么都不做时是 undefined。',
  'Only the last answer has actions, and is an alert; an earlier one is a quiet line.':
    '只有最后一个回答的错误有操作，并且马上朗读；前面的只是淡淡的一行。',
  'Something was said before it broke off, and can be gone on with.':
    '断开之前已经说了一些，可以接着说。',
  'The page knows how to sign in.': '页面知道怎样登录。',
  'Nothing was sent, because there is no network: it is asked again by itself.':
    '没有网络，什么都没有发出：恢复以后自己再问。',
  'Ask again.': '再问一次。',
  'Go on with what was said.': '接着说。',
  'Change the question.': '修改问题。',

  'In place of the list.': '代替列表。',
  'The answer that is rated.': '评价哪个回答。',
  'What models cost.': '模型的价格。',
  'those of the chat, else of the plugin, else no cost is shown':
    '这个聊天的，再没有就是插件的，再没有就不显示费用',

  // The search
  'What is searched, oldest first: `store.messages`, or `messages` of `useChat()`.':
    '在哪些消息里找，最早的在前：`store.messages`，或者 `useChat()` 的 `messages`。',
  'the first message': '第一条消息',
  'The id of the message that the reader sees first: a search begins there.':
    '读者最先看到的那条消息的 id：从那里找起。',
  'Which marks of sources answers have, besides those that always are some.':
    '回答里有哪种角标，总是角标的不用写。',
  'What is looked for: without regard to case, full or half width, and spaces around it.':
    '找什么：不分大小写、全角半角，两头的空格不算。',
  'True until all messages have been looked through.': '全部消息找完之前为真。',
  'The messages with matches so far, oldest first.': '到现在找到的消息，最早的在前。',
  'How many matches there are so far.': '到现在有几处。',
  'The match that is being looked at; undefined while there is none.':
    '现在看着的那一处；没有时是 undefined。',
  'Which of all matches that is, from 1; 0 while there is none.':
    '它是第几处，从 1 算起；没有时是 0。',
  'Goes on to the next match; behind the last comes the first.': '到下一处；最后一处之后是第一处。',
  'Goes back to the match before; before the first comes the last.':
    '到上一处；第一处之前是最后一处。',

  // useComposer(), useFollowScroll(), useImeGuard()
  'The files beside it: the `items` of `useAttachments()`.':
    '旁边的文件：`useAttachments()` 的 `items`。',
  'Gets the text alone where there are no files. Resolves to undefined when nothing was sent.':
    '没有文件时只得到文字。什么都没有发出时给出 undefined。',
  'Sends during an answer wait for its end, as with the option `queue` of a chat.':
    '回答时的发送等它结束，和聊天的选项 `queue` 一样。',
  'What was asked before, oldest first: ArrowUp in an empty box recalls it.':
    '以前问过的，最早的在前：在空的框里按 ↑ 找回来。',
  'The most characters, counted as people do: an emoji is one. Longer text stays, and is not sent.':
    '最多多少字，按人的数法，一个表情算一个。更长的文字留着，不发送。',
  'Called when the user wants to send and cannot.': '用户要发送而不能时调用。',
  'Whether the button sends.': '按钮能不能发送。',
  'Whether there is anything to send.': '有没有可以发送的。',
  'Whether a file is not there yet.': '有没有文件还没准备好。',
  'How many characters there are of `maxLength`; undefined while the limit is far.':
    '`maxLength` 里已经有多少字；离上限还远时是 undefined。',
  "For the box: what a phone's keyboard shows on its Enter key.":
    '给文字框：手机键盘的 Enter 键上显示什么。',
  'Sends the draft and the files, unless something is in the way.':
    '发送草稿和文件，除非有什么拦着。',
  'Sends or stops: for one button that does both.': '发送或停止：给两用的那个按钮。',
  'What stands in the box.': '输入框里的文字。',
  'True while an answer is under way.': '回答正在进行。',
  'The clock of the input method rule, in ms.': '输入法规则用的时钟，毫秒。',
  'True while the end is kept in view.': '正在跟随末尾。',
  'True when there is more below than the reader sees, and it is not followed.':
    '下面还有没看到的，并且没有跟随。',
  'Goes to the end and stays there.': '到末尾，并且留在那里。',
  'Stays where it is, whatever grows.': '停在原处，不管内容怎么变长。',
  'The clock, in ms.': '时钟，毫秒。',
  'True when a key belongs to an input method, so that Enter must not send.':
    '这个按键是给输入法的，所以 Enter 不能发送。',

  // useAttachments()
  'In the order they were added; hand it to `useComposer()`.':
    '按加入的顺序；交给 `useComposer()`。',
  'What holds for them; undefined where files are not taken.':
    '它们要遵守什么；不接受文件时是 undefined。',
  'Begins to read or upload files.': '开始读取或上传文件。',
  'Takes one away; what is under way for it is aborted.': '拿掉一个，为它做的事中止。',
}
