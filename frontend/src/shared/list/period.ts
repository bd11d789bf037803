import { dayOf } from '../format'

/** Stretches of time a list is narrowed to, by Beijing's days. */

export type Period = 'today' | 'week' | 'month' | 'all' | 'days'

export const PERIOD_LABELS: Readonly<Record<Period, string>> = {
  today: '今天',
  week: '近 7 天',
  month: '近 30 天',
  all: '全部时间',
  days: '自定义…',
}

export interface Span {
  /** ISO 8601; included. */
  readonly from?: string
  /** ISO 8601; no longer included. */
  readonly to?: string
}

const DAY_MS = 86_400_000
const DAYS_BACK: Readonly<Record<string, number>> = { today: 0, week: 6, month: 29 }

/** From the beginning of the first day, "2026-11-25", to the end of the last; an empty one leaves that end open. */
export function spanOfDays(first: string, last: string): Span {
  const beginning = (day: string): number => Date.parse(`${day}T00:00:00+08:00`)
  return {
    ...(first ? { from: new Date(beginning(first)).toISOString() } : {}),
    ...(last ? { to: new Date(beginning(last) + DAY_MS).toISOString() } : {}),
  }
}

/** A usual period, up to now, today included; everything where it is none of them. */
export function spanBack(period: string, now: number): Span {
  const back = DAYS_BACK[period]
  return back === undefined ? {} : spanOfDays(dayOf(now - back * DAY_MS), '')
}

export function spanOf({ period, first, last }: { readonly period: Period; readonly first: string; readonly last: string }, now: number): Span {
  return period === 'days' ? spanOfDays(first, last) : spanBack(period, now)
}
