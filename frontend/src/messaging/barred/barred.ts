import type { FilterRules } from '@/shared/list/address'
import type { Schemas } from '@/wire/schemas'

/** Numbers that get no texts, on the wire, and the words for them. */

export type BarredNumber = Schemas['BarredNumberOut']

export interface BarredFilters {
  why: '' | Schemas['Bar']
  /** A handle of the number. */
  number: string
}

export const WHY = [['', '全部'], ['blacklisted', '黑名单'], ['opted_out', '已退订']] as const
export const BARRED_FILTERS: FilterRules<BarredFilters> = { defaults: { why: '', number: '' }, known: { why: (value) => WHY.some(([one]) => one === value) } }

export const BLACKLIST_REASONS: readonly string[] = ['机主要求不再发送', '骚扰、恶意回复', '号码非本人使用']
export const LIFT_REASONS: readonly string[] = ['机主要求恢复', '误加', '号码已换机主']

/** What happens when the number leaves the list. */
export function liftConsequence(row: Pick<BarredNumber, 'why' | 'number'>): string {
  const before = row.why === 'opted_out' ? '机主曾回复退订，恢复须有机主要求。' : ''
  return `${before}${row.number} 恢复接收短信。`
}

/** What became of a sheet of numbers. */
export function importedText({ added, already }: Schemas['BlacklistedSheetOut']): string {
  return `已加入黑名单 ${added.toLocaleString()} 个号码${already > 0 ? `，${already.toLocaleString()} 个原已在名单中` : ''}`
}
