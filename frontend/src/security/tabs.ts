import type { FilterRules } from '@/shared/list/address'
import { type Period, PERIOD_LABELS } from '@/shared/list/period'

/** The parts of the page, and what their lists are narrowed by; the address names both. */

export type Tab = 'checks' | 'accidents' | 'sign_ins' | 'dormant' | 'endings' | 'quarantine' | 'controls' | 'algorithms'

export const TAB_NAMES: Readonly<Record<Tab, string>> = {
  checks: '安全检查',
  accidents: '安全事故',
  sign_ins: '登录记录',
  dormant: '闲置账号',
  endings: '即将到期',
  quarantine: '隔离文件',
  controls: '等保三级',
  algorithms: '密码算法',
}

export interface SecurityFilters {
  tab: Tab
  /** The code of the self-check that a notification leads to. */
  check: string
  /** Of accidents: open or closed ones; and the alarm from which one is to be opened. */
  state: string
  alarm: string
  kind: string
  text: string
  period: Period
  first: string
  last: string
}

export const TABS: FilterRules<SecurityFilters> = {
  defaults: { tab: 'checks', check: '', state: '', alarm: '', kind: '', text: '', period: 'week', first: '', last: '' },
  known: { tab: (value) => value in TAB_NAMES, period: (value) => value in PERIOD_LABELS },
}
