import { wireErrors } from '../wire-error'
import { createScenario } from './create-scenario'
import type { Question, Scenario, Script, WorkflowNode } from './scenario'

const question = { zh: '安排一天的行程', en: 'Plan a day for me' }

/** Workflow applications: a start node, two models one after the other, and an end node. */
export const workflowScenarios: readonly Scenario[] = [
  createScenario(
    'workflow',
    { zh: '工作流：两个大模型节点', en: 'Workflow with two model nodes' },
    question,
    plan,
  ),
  createScenario(
    'workflow-json-snapshots',
    { zh: '工作流：节点每次发送完整的 JSON', en: 'Workflow whose nodes send whole JSON each time' },
    question,
    (asked) => ({ ...plan(asked), nodeJson: 'snapshots' }),
  ),
  createScenario(
    'workflow-last-delta',
    { zh: '工作流：结束帧还带着文字', en: 'Workflow whose completing frame still has text' },
    question,
    (asked) => ({ ...plan(asked), completedFrame: 'last-delta' }),
  ),
  createScenario(
    'workflow-long',
    { zh: '工作流：十二个节点', en: 'Workflow with twelve nodes' },
    question,
    planAtLength,
  ),
  createScenario(
    'workflow-failed',
    { zh: '工作流：第二个节点失败', en: 'Workflow whose second model node fails' },
    question,
    planInVain,
  ),
]

/** `biz_params.city` is the variable of its start node. */
function plan({ language, variables = {} }: Question): Script {
  const { city = names[language].city } = variables
  const place = typeof city === 'string' ? city : JSON.stringify(city)
  const { sights, plan: text, reasoning } = answers[language](place)
  const { start, pick, write, end } = names[language]
  return {
    type: 'answer',
    model: 'qwen-plus',
    text,
    workflow: [
      {
        id: 'Start_bYxoRU',
        name: start,
        type: 'Start',
        result: JSON.stringify({ user: variables }),
        execMs: 0,
      },
      {
        id: 'LLM_S78u',
        name: pick,
        type: 'LLM',
        model: 'qwen3-max',
        reasoning,
        result: sights,
        execMs: 1680,
      },
      {
        id: 'LLM_5ZzA',
        name: write,
        type: 'LLM',
        model: 'qwen-plus',
        result: text,
        execMs: 3120,
      },
      { id: 'End_7w1V', name: end, type: 'End', result: text, execMs: 2 },
    ],
  }
}

/** Nine more model nodes, each with a line of its own, between the start and what follows. */
function planAtLength(asked: Question): Script {
  const script = plan(asked)
  const [start, ...rest] = script.workflow ?? []
  const between = preparations[asked.language].map(([name, result], place): WorkflowNode => ({
    id: `LLM_${String(place + 1).padStart(4, '0')}`,
    name,
    type: 'LLM',
    model: 'qwen-turbo',
    result,
    execMs: 240 + place * 130,
  }))
  // The first of them takes the place of the node that picks the sights.
  const workflow = start ? [start, ...between, ...rest.slice(1)] : []
  return { ...script, workflow }
}

function planInVain(asked: Question): Script {
  const script = plan(asked)
  const workflow = script.workflow?.map((node): WorkflowNode =>
    node.id === 'LLM_5ZzA' ? Object.assign({}, node, { error: wireErrors.appProcessFailed }) : node,
  )
  return { ...script, ...(workflow ? { workflow } : {}) }
}

const names = {
  zh: { city: '杭州', start: '开始', pick: '挑选景点', write: '撰写行程', end: '结束' },
  en: { city: 'Hangzhou', start: 'Start', pick: 'Pick sights', write: 'Write plan', end: 'End' },
}

const preparations = {
  zh: [
    ['理解问题', '一天，城里，走路为主'],
    ['拆分任务', '景点、天气、交通、餐饮'],
    ['查景点', '早市、博物馆、水边'],
    ['查天气', '多云，最高二十二度'],
    ['查交通', '三处都在同一条地铁线上'],
    ['查餐厅', '早市的面、水边的小店'],
    ['比较方案', '先东后西，少走回头路'],
    ['安排时间', '上午早市，下午博物馆，傍晚水边'],
    ['检查', '时间宽裕，没有冲突'],
  ],
  en: [
    ['Read the question', 'one day, in the city, on foot'],
    ['Split the task', 'sights, weather, transport, food'],
    ['Find sights', 'market, museum, waterside'],
    ['Check the weather', 'cloudy, up to 22 degrees'],
    ['Check transport', 'all three lie on one metro line'],
    ['Find restaurants', 'noodles at the market, a small place by the water'],
    ['Compare routes', 'east to west, without going back'],
    ['Set the times', 'market, museum, then the waterside'],
    ['Check the plan', 'time enough, no conflicts'],
  ],
} as const

const answers = {
  zh: (city: string) => ({
    reasoning: `用户想在${city}玩一天，时间有限，景点不宜超过三个，最好彼此离得近，走路就能串起来。`,
    sights: `老城的早市、城里的博物馆、傍晚的水边`,
    plan: `## ${city}的一天

**上午**　从老城的早市开始。先吃一碗热腾腾的面，再沿着小巷慢慢走，听当地人聊天。

**下午**　去城里的博物馆，挑一个展厅细看，比走马观花更有收获。

**傍晚**　到水边坐一会儿，等灯亮起来，再找一家小店吃晚饭。

> 这份行程由工作流的两个大模型节点接力写成：前一个挑选景点，后一个撰写行程。内容出自模拟器的脚本。`,
  }),
  en: (city: string) => ({
    reasoning: `The user has one day in ${city}. Three sights at most, close enough to walk between them.`,
    sights: `the morning market, the city museum, the waterside at dusk`,
    plan: `## A day in ${city}

**Morning.** Begin at the market in the old town. Have a bowl of noodles, then follow the lanes and listen to people talk.

**Afternoon.** Visit the city museum and look at one hall closely. You will remember more of it than of ten.

**Evening.** Sit by the water until the lights come on, then find a small place for dinner.

> Two model nodes of a workflow wrote this plan: the first picked the sights, the second described the day. The words come from the emulator's script.`,
  }),
}
