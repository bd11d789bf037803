import type { FilterRules } from '@/shared/list/address'

/** The parts of the page; the address names the one in sight. */

export type Tab = 'checks' | 'controls' | 'algorithms'

export const TAB_NAMES: Readonly<Record<Tab, string>> = { checks: '安全检查', controls: '等保三级', algorithms: '密码算法' }

/** `check`: the code of the self-check that a notification leads to. */
export const TABS: FilterRules<{ tab: Tab; check: string }> = { defaults: { tab: 'checks', check: '' }, known: { tab: (value) => value in TAB_NAMES } }
