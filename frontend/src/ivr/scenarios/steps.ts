import type { Schemas } from '@/wire/schemas'

/** The kinds of steps of a scenario, in the words of the table. */

export type Step = Schemas['ScenarioStepRow']
export type Scenario = Schemas['ScenarioTableRow']
export type Table = Schemas['ScenarioTable']
export type TableProblem = Schemas['ScenarioProblemRow']
export type Verb = Step['verb']

export type Source = 'sounds' | 'nodes' | 'queues' | 'paths' | 'services' | 'outcomes' | 'facts' | 'ratings'

export interface Field {
  readonly label: string
  /** Where what may be chosen comes from; without one it is written. */
  readonly source?: Source
  /** Takes what is left of the line. */
  readonly wide?: boolean
  readonly hint?: string
}

export interface StepKind {
  readonly label: string
  readonly fields: readonly Field[]
}

const SOUND: Field = { label: '话术或播报里的字', source: 'sounds', wide: true }

export const GROUPS: readonly { readonly label: string; readonly verbs: readonly Verb[] }[] = [
  { label: '来电人操作', verbs: ['按', '等待', '留言'] },
  { label: '应当听到、到达', verbs: ['听到', '没听到', '来到', '排队', '路径', '评价', '未评价', '记下', '录音', '不录音', '挂机'] },
  { label: '坐席与系统', verbs: ['接通后结束', '约定回拨', '无人接听', '坐席掉线', '查询', '短信', '短信失败', '登记回拨', '登记回拨失败'] },
]

export const KINDS: Readonly<Record<Verb, StepKind>> = {
  '': { label: '（无法识别）', fields: [{ label: '原文', wide: true }] },
  按: { label: '按键', fields: [{ label: '按键', hint: '如 1 1 #' }] },
  等待: { label: '等待', fields: [] },
  留言: { label: '留言', fields: [{ label: '秒数', hint: '0 为没有出声' }] },
  听到: { label: '听到', fields: [SOUND] },
  没听到: { label: '没听到', fields: [SOUND] },
  来到: { label: '来到节点', fields: [{ label: '节点', source: 'nodes', wide: true }] },
  排队: { label: '排队', fields: [{ label: '队列', source: 'queues' }, { label: '优先级', hint: '可不填' }] },
  路径: { label: '按键路径', fields: [{ label: '路径', source: 'paths', wide: true }] },
  评价: { label: '评价', fields: [{ label: '评价', source: 'ratings' }] },
  未评价: { label: '未评价', fields: [] },
  记下: { label: '收号内容', fields: [{ label: '名称', source: 'facts' }, { label: '内容' }] },
  录音: { label: '录音', fields: [] },
  不录音: { label: '不录音', fields: [] },
  挂机: { label: '通话结束', fields: [] },
  接通后结束: { label: '坐席接听并结束', fields: [] },
  约定回拨: { label: '留号等回拨', fields: [] },
  无人接听: { label: '无人接听', fields: [] },
  坐席掉线: { label: '坐席掉线', fields: [] },
  查询: {
    label: '查询结果',
    fields: [{ label: '系统', source: 'services' }, { label: '结果', source: 'outcomes' }, { label: '查到的内容', wide: true, hint: '{"months": 278}' }],
  },
  短信: { label: '短信发出', fields: [{ label: '短信里的字', wide: true }] },
  短信失败: { label: '短信发送失败', fields: [] },
  登记回拨: { label: '回拨已登记', fields: [] },
  登记回拨失败: { label: '回拨登记失败', fields: [] },
}

/** The values that a step of this kind has while nothing is filled in. */
export function blankStep(verb: Verb): Step {
  return { verb, values: KINDS[verb].fields.map(() => '') }
}

/** A step in one line, for reading. */
export function stepText({ verb, values }: Step): string {
  return [verb && KINDS[verb].label, ...values].filter(Boolean).join(' ')
}
