import type { FilterRules } from '@/shared/list/address'
import type { Schemas } from '@/wire/schemas'

/** Numbers that went to another carrier, on the wire, and the words for them. */

export type PortedNumber = Schemas['PortedNumberOut']

export interface PortedFilters {
  carrier: '' | Schemas['Carrier']
  /** A handle of the number. */
  number: string
}

export const CARRIER_LABELS: Record<Schemas['Carrier'], string> = { mobile: '移动', unicom: '联通', telecom: '电信', broadnet: '广电' }
export const CARRIERS = [['', '全部'], ...Object.entries(CARRIER_LABELS)] as readonly (readonly [PortedFilters['carrier'], string])[]
export const PORTED_FILTERS: FilterRules<PortedFilters> = { defaults: { carrier: '', number: '' }, known: { carrier: (value) => CARRIERS.some(([one]) => one === value) } }

export const PORTED_REASONS: readonly string[] = ['运营商提供的名单', '按投递失败核对', '机主告知']

export const REMOVAL_REASONS: readonly string[] = ['登记有误', '机主已转回', '号码已换机主']

/** What became of a sheet of numbers. */
export function importedText({ added, changed, unchanged }: Schemas['PortedSheetOut']): string {
  const rest = [changed > 0 ? `更新 ${changed.toLocaleString()} 个` : '', unchanged > 0 ? `${unchanged.toLocaleString()} 个无变化` : '']
  return [`已导入 ${added.toLocaleString()} 个携号转网号码`, ...rest.filter(Boolean)].join('，')
}
