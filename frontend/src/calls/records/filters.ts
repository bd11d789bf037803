import type { LocationQuery } from 'vue-router'

import { dayOf } from '@/shared/format'

/** What the list is narrowed by. It lives in the address, so that a view can be shared and gone back to. */

export interface RecordFilters {
  number: string
  agent: string
  period: Period
  /** Days in Beijing, "2026-11-25", when the period is `days`; both included. */
  first: string
  last: string
  topic: string
  rating: string
  queue: string
  hungUpBy: string
  flag: string
  /** Case number of 12345, whole. */
  caseNumber: string
}

export type Period = 'today' | 'week' | 'month' | 'all' | 'days'

export const PERIOD_WORDS: Readonly<Record<Period, string>> = {
  today: '今天',
  week: '近 7 天',
  month: '近 30 天',
  all: '全部时间',
  days: '选日子…',
}

export const NO_FILTERS: Readonly<RecordFilters> = {
  number: '',
  agent: '',
  period: 'week',
  first: '',
  last: '',
  topic: '',
  rating: '',
  queue: '',
  hungUpBy: '',
  flag: '',
  caseNumber: '',
}

const DAY_MS = 86_400_000

/** The moment a Beijing day begins. */
function beginning(day: string): string {
  return new Date(`${day}T00:00:00+08:00`).toISOString()
}

function dayAfter(day: string): string {
  return dayOf(Date.parse(`${day}T00:00:00+08:00`) + DAY_MS)
}

/** The moments [from, to) of a period. */
export function spanOf(filters: Pick<RecordFilters, 'period' | 'first' | 'last'>, now: number): { from?: string; to?: string } {
  if (filters.period === 'all') return {}
  if (filters.period === 'days') {
    return {
      ...(filters.first ? { from: beginning(filters.first) } : {}),
      ...(filters.last ? { to: beginning(dayAfter(filters.last)) } : {}),
    }
  }
  const back = { today: 0, week: 6, month: 29 }[filters.period]
  return { from: beginning(dayOf(now - back * DAY_MS)) }
}

/** The parameters of GET /api/calls. */
export function wireOf(filters: RecordFilters, now: number): Record<string, string> {
  const { number, agent, topic, rating, queue, hungUpBy, flag, caseNumber } = filters
  const fields = { number: number.trim(), agent: agent.trim(), topic, rating, queue, hung_up_by: hungUpBy, flag, case: caseNumber.trim() }
  const set = Object.entries(fields).filter(([, value]) => value !== '')
  return { ...Object.fromEntries(set), ...spanOf(filters, now) }
}

/** Only what differs from the usual goes into the address. */
export function addressOf(filters: RecordFilters): Record<string, string> {
  const entries = Object.entries(filters) as [keyof RecordFilters, string][]
  return Object.fromEntries(entries.filter(([name, value]) => value !== NO_FILTERS[name]))
}

export function filtersOf(query: LocationQuery): RecordFilters {
  const filters: Record<string, string> = { ...NO_FILTERS }
  for (const name of Object.keys(NO_FILTERS)) {
    const value = query[name]
    if (typeof value === 'string') filters[name] = value
  }
  if (!(String(filters.period) in PERIOD_WORDS)) filters.period = NO_FILTERS.period
  return filters as unknown as RecordFilters
}
