import { type FilterRules, setOf } from '@/shared/list/address'

/** What the list of work orders is narrowed by. */

export type Scope = 'mine' | 'department' | 'claimable' | 'done' | 'opened' | 'all'

export interface CaseFilters {
  readonly [name: string]: string
  scope: Scope
  q: string
  kind: string
  urgency: string
  state: string
  district: string
  flag: string
  order: string
}

export interface Counts {
  readonly mine: number
  readonly department: number
  readonly claimable: number
  readonly overdue: number
  readonly mentions: number
}

export const SCOPES: readonly (readonly [Scope, string])[] = [
  ['mine', '我手上'],
  ['claimable', '可认领'],
  ['department', '本单位'],
  ['opened', '我登记的'],
  ['done', '我办过的'],
  ['all', '全部'],
]

export const KINDS = ['咨询', '投诉', '举报', '求助', '建议', '表扬', '查询'].map((one) => [one, one] as const)
export const URGENCIES = ['特急', '紧急', '一般'].map((one) => [one, one] as const)
export const FLAGS = [['overdue', '超时'], ['supervised', '督办中'], ['urged', '催过']] as const
export const ORDERS = [['due', '先到期的在前'], ['newest', '新的在前']] as const
export const STATES = [
  ['draft', '草稿'], ['review', '待审核'], ['dispatch', '待派发'], ['dispatched', '已派发'], ['handling', '办理中'],
  ['returned', '退回'], ['replied', '已答复'], ['follow_up', '待回访'], ['closed', '办结'], ['voided', '作废'], ['merged', '并单'],
] as const

const has = (options: readonly (readonly [string, string])[]) => (value: string) => options.some(([one]) => one === value)

export const CASE_FILTERS: FilterRules<CaseFilters> = {
  usual: { scope: 'mine', q: '', kind: '', urgency: '', state: '', district: '', flag: '', order: 'due' },
  known: { scope: has(SCOPES), kind: has(KINDS), urgency: has(URGENCIES), state: has(STATES), flag: has(FLAGS), order: has(ORDERS) },
}

/** As the server reads them: a flag is a field of its own. */
export function wireOf({ flag, ...rest }: CaseFilters): Record<string, string> {
  return setOf({ ...rest, ...(flag ? { [flag]: 'true' } : {}) } as Record<string, string>)
}
