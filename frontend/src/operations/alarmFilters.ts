import { type FilterRules, setOf } from '@/shared/list/address'
import { PERIOD_LABELS, type Span, spanBack, spanOfDays } from '@/shared/list/period'

/** What the list of alarms is narrowed by; it lives in the address. */

export interface AlarmFilters {
  state: 'open' | 'waiting' | 'cleared' | ''
  kind: string
  level: string
  /** "week", "today", "all", or a Beijing day "2026-11-25". */
  period: string
  /** Seconds it lasted at least, as text. */
  longer: string
}

export const NO_FILTERS: Readonly<AlarmFilters> = { state: '', kind: '', level: '', period: 'week', longer: '' }

export const STATE_LABELS: readonly (readonly [AlarmFilters['state'], string])[] = [
  ['', '全部'],
  ['waiting', '无人确认'],
  ['open', '未结束'],
  ['cleared', '已解除'],
]
export const PERIODS: readonly (readonly [string, string])[] = Object.entries(PERIOD_LABELS).filter(([period]) => period !== 'days')
export const LASTED: readonly (readonly [string, string])[] = [
  ['60', '1 分钟以上'],
  ['300', '5 分钟以上'],
  ['900', '15 分钟以上'],
  ['3600', '1 小时以上'],
]

const isDay = (period: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(period)

/** The parameters of GET /api/alarms. What is open is listed however old it is. */
export function wireOf(filters: AlarmFilters, now: number): Record<string, string> {
  const { state, kind, level, longer } = filters
  return { ...setOf({ state, kind, level, longer }), ...spanOf(filters, now) }
}

function spanOf({ period, state }: AlarmFilters, now: number): Span {
  if (isDay(period)) return spanOfDays(period, period)
  return state === 'open' || state === 'waiting' ? {} : spanBack(period, now)
}

export const ALARM_FILTERS: FilterRules<AlarmFilters> = {
  defaults: NO_FILTERS,
  known: {
    state: (value) => STATE_LABELS.some(([state]) => state === value),
    period: (value) => isDay(value) || PERIODS.some(([period]) => period === value),
  },
}

/** The periods offered; a day chosen in the chart is one more. */
export function periodsWith(period: string): readonly (readonly [string, string])[] {
  return isDay(period) ? [...PERIODS, [period, period.slice(5)]] : PERIODS
}
