import { acknowledgeImages } from './attachments'
import { cite } from './citations'
import { createScenario } from './create-scenario'
import { toMemoryRecall, toRetrieval } from './lookups'
import type { Question, Scenario, Script, Thought } from './scenario'

/** What agent applications do before they answer. With `has_thoughts` it shows in `output.thoughts`. */
export const agentScenarios: readonly Scenario[] = [
  createScenario(
    'rag',
    { zh: '检索知识库，再带引用回答', en: 'Retrieval, then an answer with citations' },
    { zh: '在网页里接入百炼要注意什么？', en: 'What matters when a page talks to Bailian?' },
    retrieve,
  ),
  createScenario(
    'plugin',
    { zh: '调用插件', en: 'Plugin calls' },
    { zh: '明天去西湖要带伞吗？', en: 'Do I need an umbrella at West Lake tomorrow?' },
    callPlugins,
  ),
  createScenario(
    'memory',
    { zh: '长期记忆', en: 'Long-term memory' },
    { zh: '推荐一家适合我的餐厅', en: 'Recommend a restaurant that suits me' },
    recall,
  ),
  createScenario(
    'images',
    { zh: '图片和文件', en: 'Images and files' },
    { zh: '这些图片里有什么？', en: 'What do these images show?' },
    acknowledgeImages,
  ),
]

function retrieve(question: Question): Script {
  const script = cite(question)
  return { ...script, thoughts: [toRetrieval(script.sources ?? [])] }
}

function callPlugins({ language }: Question): Script {
  return { type: 'answer', model: 'qwen-plus', ...weather[language] }
}

function recall({ language, prompt, memoryId = 'memory_0001' }: Question): Script {
  const { memories, text } = restaurant[language]
  return {
    type: 'answer',
    model: 'qwen-plus',
    text,
    thoughts: [toMemoryRecall(memoryId, prompt, memories)],
  }
}

function call(
  actionType: 'api' | 'API',
  id: string,
  name: string,
  input: object,
  output: object,
): Thought {
  return {
    actionType,
    action: id,
    actionName: name,
    arguments: JSON.stringify(input),
    observation: JSON.stringify(output),
  }
}

const weather = {
  zh: {
    thoughts: [
      call(
        'api',
        'tool_weather_query',
        '天气查询',
        { city: '杭州', day: 'tomorrow' },
        { condition: '小雨转阴', high: 19, low: 14, rain_probability: 0.7 },
      ),
      call(
        'API',
        'tool_crowd_forecast',
        '景区客流',
        { place: '西湖' },
        { level: '舒适', best_hours: ['07:00', '09:00'] },
      ),
    ],
    text: `**要带伞。** 明天杭州小雨转阴，14 到 19 ℃，下雨的可能性约七成，雨主要在上午。

不过这样的天气人也少：景区客流预报是“舒适”，早上七点到九点最清静。雨中的断桥和白堤，比晴天更像画。

> 天气和客流来自两次插件调用，数据是模拟器事先写好的，请不要据此出门。`,
  },
  en: {
    thoughts: [
      call(
        'api',
        'tool_weather_query',
        'Weather',
        { city: 'Hangzhou', day: 'tomorrow' },
        { condition: 'light rain, then clouds', high: 19, low: 14, rain_probability: 0.7 },
      ),
      call(
        'API',
        'tool_crowd_forecast',
        'Crowds',
        { place: 'West Lake' },
        { level: 'comfortable', best_hours: ['07:00', '09:00'] },
      ),
    ],
    text: `**Yes, take one.** Tomorrow brings light rain to Hangzhou, then clouds, at 14 to 19 °C. The chance of rain is about 70 %, mostly in the morning.

The weather keeps people away, too: the forecast for visitors is "comfortable", and it is quietest from seven to nine. Broken Bridge looks more like a painting in the rain.

> Weather and crowds come from two plugin calls whose data the emulator's script made up. Do not plan a day by them.`,
  },
}

const restaurant = {
  zh: {
    memories: ['用户吃素，对花生过敏。', '用户住在杭州西湖区，喜欢安静的地方。'],
    text: `根据你之前告诉我的情况，选餐厅时可以守住三条：

1. **以素食为主**，点菜时说明对花生过敏<ref>[1]</ref>。
2. **环境安静**，避开商场和景区的主路<ref>[2]</ref>。
3. **离西湖区近**，步行或骑车就能到<ref>[2]</ref>。

灵隐一带有几家素菜馆都合适，午后人最少。`,
  },
  en: {
    memories: [
      'The user is a vegetarian and allergic to peanuts.',
      'The user lives near West Lake and likes quiet places.',
    ],
    text: `From what you told me before, a good place would meet three conditions:

1. **Vegetarian**, and the kitchen has to know about your peanut allergy<ref>[1]</ref>.
2. **Quiet**, away from malls and the main paths of the park<ref>[2]</ref>.
3. **Near West Lake**, within walking or cycling distance<ref>[2]</ref>.

Several vegetarian restaurants around Lingyin fit, and early afternoon is the calmest time.`,
  },
}
