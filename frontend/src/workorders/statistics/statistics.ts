import { dayOf } from '@/shared/format'
import type { Schemas } from '@/wire/schemas'

/** Statistics of work orders on the wire; every figure leads to the list that shows its cases. */

export type Rate = Schemas['RateOut']

export type Count = Schemas['CountOut']

export type Duration = Schemas['DurationOut']

export type InTime = Schemas['InTimeOut']

export type RatedGroup = Schemas['RatedOut']

/** A column its model wants counted: what was chosen, or what its numbers come to. */
export type ColumnSum = Schemas['ColumnSumOut']

export type Statistics = Schemas['StatisticsOut']

export interface StatisticsFilters {
  readonly [name: string]: string
  period: string
  first: string
  last: string
  model: string
  department: string
  district: string
}

export const PERIODS = [['week', '近 7 天'], ['month', '近 30 天'], ['quarter', '近 90 天'], ['year', '近 365 天'], ['days', '自定义…']] as const
const BACK: Readonly<Record<string, number>> = { week: 6, month: 29, quarter: 89, year: 364 }
const DAY_MS = 86_400_000

/** First and last day, both counted. */
export function daysOf(filters: StatisticsFilters, now: number): { readonly start: string; readonly end: string } {
  const today = dayOf(now)
  if (filters.period === 'days' && filters.first && filters.last) return { start: filters.first, end: filters.last }
  return { start: dayOf(now - (BACK[filters.period] ?? BACK.month ?? 29) * DAY_MS), end: today }
}

/** The list of what a figure counts: the same days, model, department and district, and what is its own. */
export function casesBehind(filters: StatisticsFilters, now: number, own: Readonly<Record<string, string>>): { readonly path: string; readonly query: Record<string, string> } {
  const all = { scope: 'all', order: 'newest', ...daysOf(filters, now), model: filters.model, department: filters.department, district: filters.district, ...own }
  return { path: '/cases', query: Object.fromEntries(Object.entries(all).filter(([, value]) => value !== '')) }
}

export interface Bar {
  readonly label: string
  readonly count: number
  /** First and last day behind it. */
  readonly start: string
  readonly end: string
}

const MAX_BARS = 62

/** Day by day, or month by month where days would be too many; days without any are there with none. */
export function barsOf(perDay: readonly { readonly day: string; readonly count: number }[], start: string, end: string): readonly Bar[] {
  const counts = new Map(perDay.map((one) => [one.day, one.count]))
  const days: string[] = []
  for (let at = Date.parse(`${start}T00:00:00Z`); at <= Date.parse(`${end}T00:00:00Z`); at += DAY_MS) days.push(new Date(at).toISOString().slice(0, 10))
  if (days.length <= MAX_BARS) return days.map((day) => ({ label: day.slice(5), count: counts.get(day) ?? 0, start: day, end: day }))
  const months = new Map<string, string[]>()
  for (const day of days) months.set(day.slice(0, 7), [...(months.get(day.slice(0, 7)) ?? []), day])
  return [...months].map(([label, inside]) => ({ label, count: inside.reduce((sum, day) => sum + (counts.get(day) ?? 0), 0), start: inside[0] ?? start, end: inside.at(-1) ?? end }))
}

/** What cases are counted by, in the order of the page; the list's filter has the same name. */
export const GROUPS = [
  ['state', '状态'], ['kind', '类型'], ['source', '来源'], ['urgency', '紧急程度'], ['department', '承办单位'], ['district', '区'], ['topic', '事项'], ['result', '回访结果'],
] as const
