import type { Permission } from '@/accounts/session'
import { type FilterRules, setOf } from '@/shared/list/address'
import type { Schemas } from '@/wire/schemas'

/** What the list of work orders is narrowed by. */

export type Scope = 'mine' | 'department' | 'claimable' | 'done' | 'opened' | 'mentioned' | 'all'

export interface CaseFilters {
  readonly [name: string]: string
  scope: Scope
  q: string
  /** A handle of a phone or identity number. */
  person: string
  kind: string
  urgency: string
  state: string
  district: string
  source: string
  department: string
  flag: string
  order: string
  model: string
  /** What only a figure of the statistics leads here with. */
  topic: string
  step: string
  result: string
  late: string
  caller: string
  differs: string
  start: string
  end: string
}

export type Counts = Schemas['CountsOut']

export const SCOPES: readonly (readonly [Scope, string])[] = [
  ['mine', '我经办'],
  ['claimable', '可认领'],
  ['department', '本单位'],
  ['opened', '我登记的'],
  ['done', '我办过的'],
  ['mentioned', '提到我的'],
  ['all', '全部'],
]

export const KINDS = ['咨询', '投诉', '举报', '求助', '建议', '表扬', '查询'].map((one) => [one, one] as const)
export const URGENCIES = ['特急', '紧急', '一般'].map((one) => [one, one] as const)
export const FLAGS = [['unrest', '不稳定'], ['overdue', '超时'], ['supervised', '督办中'], ['urged', '已催办'], ['returned', '曾退回']] as const
export const SOURCES = [['call', '12333 来电'], ['handed_over', '12345 转电话'], ['12345', '12345 派单'], ['web', '网站'], ['wechat', '公众号'], ['by_hand', '人工登记']] as const
export const ORDERS = [['due', '到期时间'], ['newest', '登记时间']] as const
export const STATES = [
  ['draft', '草稿'], ['review', '待审核'], ['dispatch', '待派发'], ['dispatched', '已派发'], ['handling', '办理中'],
  ['returned', '退回'], ['replied', '已答复'], ['follow_up', '待回访'], ['closed', '办结'], ['voided', '作废'], ['merged', '并单'],
] as const

const has = (options: readonly (readonly [string, string])[]) => (value: string) => options.some(([one]) => one === value)

export const CASE_FILTERS: FilterRules<CaseFilters> = {
  defaults: {
    scope: 'mine', q: '', person: '', kind: '', urgency: '', state: '', district: '', source: '', department: '', flag: '', order: 'due',
    model: '', topic: '', step: '', result: '', late: '', caller: '', differs: '', start: '', end: '',
  },
  known: { scope: has(SCOPES), kind: has(KINDS), urgency: has(URGENCIES), flag: has(FLAGS), order: has(ORDERS) },
}

/** The list that somebody opens first: work in hand, work to be taken, else as much as one may see. */
export function firstScope(counts: Counts, may: (permission: Permission) => boolean): Scope {
  if (counts.mine > 0) return 'mine'
  if (counts.claimable > 0) return 'claimable'
  if (may('workorders.view_all')) return 'all'
  return may('workorders.view_department') ? 'department' : 'opened'
}

/** As the server reads them: a flag is a field of its own. */
export function wireOf({ flag, ...rest }: CaseFilters): Record<string, string> {
  return setOf({ ...rest, ...(flag ? { [flag]: 'true' } : {}) } as Record<string, string>)
}

const RESULT_LABELS: Readonly<Record<string, string>> = { resolved: '已解决', explained: '已解释未解决', unresolved: '未解决', unreached: '未接通' }
const RATE_LABELS: Readonly<Record<string, string>> = { responded: '响应', resolved: '解决', satisfied: '满意' }
const asIs = (value: string): string => value

/** Filters that have no chip of their own: what they are called, and how their value reads ("" says nothing more). */
export const DRILLED: Readonly<Record<string, { readonly word: string; readonly value?: (value: string) => string }>> = {
  start: { word: '登记自', value: asIs },
  end: { word: '登记至', value: asIs },
  topic: { word: '指定事项' },
  department: { word: '指定承办单位' },
  district: { word: '区', value: asIs },
  step: { word: '处于指定环节' },
  result: { word: '回访', value: (value) => RESULT_LABELS[value] ?? value },
  late: { word: '超过指定时限' },
  caller: { word: '同一来电人' },
  differs: { word: '两个口径不同', value: (value) => RATE_LABELS[value] ?? value },
}
