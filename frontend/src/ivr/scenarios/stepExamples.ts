import { isInString } from './blocks'

/** The sentences a scenario is told in, as the author needs them at hand; docs/flows.md has the same table. */

export interface StepWord {
  /** As it may be written. */
  readonly example: string
  readonly meaning: string
}

export const STEP_EXAMPLES: readonly { readonly group: string; readonly examples: readonly StepWord[] }[] = [
  {
    group: '来电人做的',
    examples: [
      { example: '按 1', meaning: '按键；几个键之间空一格：按 1 1 #' },
      { example: '等待', meaning: '不按键，等播报结束或按键超时' },
      { example: '留言 12', meaning: '留言 12 秒；0 是没有出声' },
    ],
  },
  {
    group: '应该听到、来到的',
    examples: [
      { example: '听到 welcome', meaning: '刚播报的名称，或文字里的几个字' },
      { example: '没听到 emergency', meaning: '从头到尾没有播报过' },
      { example: '来到 主菜单', meaning: '正在这个名称的节点' },
      { example: '排队 social 优先 0', meaning: '在这个队列排队；优先级可以不写' },
      { example: '路径 社会保险 › 养老', meaning: '坐席看到的按键路径' },
      { example: '短信 已为您登记', meaning: '要发的短信里有这几个字，并且发出去了' },
      { example: '评价 2', meaning: '来电人的评价' },
      { example: '未评价', meaning: '没有评价' },
      { example: '记下 order 123', meaning: '收号记下的内容' },
      { example: '不录音', meaning: '来电人已反对录音；没有反对写 录音' },
      { example: '挂机', meaning: '通话已经结束' },
    ],
  },
  {
    group: '外部系统和坐席的应答',
    examples: [
      { example: '接通后结束', meaning: '坐席接了，谈完了' },
      { example: '约定回拨', meaning: '排队时留号等回拨' },
      { example: '无人接听', meaning: '没有坐席可接' },
      { example: '坐席掉线', meaning: '通话中坐席掉线' },
      { example: '查询 benefits 成功 {"months": 278}', meaning: '查询有了结果；还可以写 不符、锁定、失败、超时' },
      { example: '短信失败', meaning: '短信发不出去' },
      { example: '登记回拨', meaning: '回拨已登记' },
      { example: '登记回拨失败', meaning: '号码未显示，无法登记' },
    ],
  },
]

/** What to write at a place: inside quotes the words alone, between steps the whole string. */
export function insertionAt(text: string, at: number, examples: string): string {
  if (isInString(text, at)) return examples
  const quoted = examples.includes('"') ? `'${examples}'` : `"${examples}"`
  return /[[,]\s*$/.test(text.slice(0, at)) ? `${quoted}, ` : `, ${quoted}`
}

/** The text with one more scenario at its end. */
export function withNewScenario(text: string, flow: string): string {
  const before = text.trim() === '' ? `flow = "${flow}"\n` : text.trimEnd() + '\n'
  return `${before}\n[[scenario]]\nname = "新场景"\nsteps = ["等待"]\n`
}
