import type { LocationQuery } from 'vue-router'

import { dayOf } from '@/shared/format'

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

export const STATE_WORDS: readonly (readonly [AlarmFilters['state'], string])[] = [
  ['', '全部'],
  ['waiting', '没人确认'],
  ['open', '还在'],
  ['cleared', '已解除'],
]
export const PERIODS: readonly (readonly [string, string])[] = [
  ['today', '今天'],
  ['week', '近 7 天'],
  ['month', '近 30 天'],
  ['all', '全部时间'],
]
export const LASTED: readonly (readonly [string, string])[] = [
  ['60', '1 分钟以上'],
  ['300', '5 分钟以上'],
  ['900', '15 分钟以上'],
  ['3600', '1 小时以上'],
]

const DAY_MS = 86_400_000
const DAYS_BACK: Readonly<Record<string, number>> = { today: 0, week: 6, month: 29 }
const isDay = (period: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(period)
const beginning = (day: string): number => Date.parse(`${day}T00:00:00+08:00`)

/** The parameters of GET /api/alarms. What is open is listed however old it is. */
export function wireOf(filters: AlarmFilters, now: number): Record<string, string> {
  const { state, kind, level, longer } = filters
  const set = Object.entries({ state, kind, level, longer }).filter(([, value]) => value !== '')
  return { ...Object.fromEntries(set), ...spanOf(filters, now) }
}

function spanOf({ period, state }: AlarmFilters, now: number): { from?: string; to?: string } {
  if (isDay(period)) {
    const start = beginning(period)
    return { from: new Date(start).toISOString(), to: new Date(start + DAY_MS).toISOString() }
  }
  const back = DAYS_BACK[period]
  if (back === undefined || state === 'open' || state === 'waiting') return {}
  return { from: new Date(beginning(dayOf(now - back * DAY_MS))).toISOString() }
}

/** Only what differs from the usual goes into the address. */
export function addressOf(filters: AlarmFilters): Record<string, string> {
  const entries = Object.entries(filters) as [keyof AlarmFilters, string][]
  return Object.fromEntries(entries.filter(([name, value]) => value !== NO_FILTERS[name]))
}

export function filtersOf(query: LocationQuery): AlarmFilters {
  const filters: Record<string, string> = { ...NO_FILTERS }
  for (const name of Object.keys(NO_FILTERS)) {
    const value = query[name]
    if (typeof value === 'string') filters[name] = value
  }
  if (!STATE_WORDS.some(([state]) => state === filters.state)) filters.state = NO_FILTERS.state
  if (!PERIODS.some(([period]) => period === filters.period) && !isDay(filters.period ?? '')) filters.period = NO_FILTERS.period
  return filters as unknown as AlarmFilters
}

/** The periods offered; a day chosen in the chart is one more. */
export function periodsWith(period: string): readonly (readonly [string, string])[] {
  return isDay(period) ? [...PERIODS, [period, period.slice(5)]] : PERIODS
}
