import { count, dayOf, timeOfDay } from '@/shared/format'

import type { AuditHour } from './auditRows'

/** Events by hour, for the chart. */

export interface HourBar {
  /** ISO 8601. */
  readonly start: string
  readonly day: string
  readonly done: number
  readonly refused: number
  readonly failed: number
  readonly total: number
}

const HOUR_MS = 3_600_000
/** More bars than this would be too thin to press. */
export const MAX_BARS = 7 * 24

/** Every hour from the first to the last moment, also those without any; the latest ones where there are too many. */
export function barsOf(rows: readonly AuditHour[], from: number, to: number): HourBar[] {
  const found = new Map(rows.map((row) => [Date.parse(row.hour), row]))
  const first = Math.floor(from / HOUR_MS) * HOUR_MS
  const hours = Math.max(1, Math.ceil((to - first) / HOUR_MS))
  const skipped = Math.max(0, hours - MAX_BARS)
  return Array.from({ length: hours - skipped }, (_one, at) => {
    const start = first + (skipped + at) * HOUR_MS
    const { done = 0, refused = 0, failed = 0 } = found.get(start) ?? {}
    return { start: new Date(start).toISOString(), day: dayOf(start), done, refused, failed, total: done + refused + failed }
  })
}

export function barSentence(bar: HourBar): string {
  const parts = [bar.refused && `拒绝 ${bar.refused}`, bar.failed && `出错 ${bar.failed}`].filter(Boolean)
  return `${bar.day.slice(5)} ${timeOfDay(bar.start)}：${count(bar.total)} 条${parts.length > 0 ? `，其中${parts.join('、')}` : ''}`
}

/** What a person would say of the chart. */
export function chartSentence(bars: readonly HourBar[]): string {
  const total = bars.reduce((sum, bar) => sum + bar.total, 0)
  if (total === 0) return '该时段无记录'
  const refused = bars.reduce((sum, bar) => sum + bar.refused, 0)
  const busiest = bars.reduce((max, bar) => (bar.total > max.total ? bar : max))
  return `共 ${count(total)} 条，拒绝 ${count(refused)} 条，最多的是 ${busiest.day.slice(5)} ${timeOfDay(busiest.start)}，${count(busiest.total)} 条`
}
