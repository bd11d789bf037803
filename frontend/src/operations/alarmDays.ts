import { dayOf } from '@/shared/format'
import type { Schemas } from '@/wire/schemas'

import { type AlarmLevel, LEVEL_LABELS, LEVELS } from './alarms'

/** How many alarms were raised on each of the last two weeks' days. */

export type DayCount = Schemas['DayOut']

export interface AlarmDay {
  /** "2026-11-25" in Beijing. */
  readonly day: string
  readonly counts: Readonly<Record<AlarmLevel, number>>
  readonly total: number
}

export const CHARTED_DAYS = 14
const DAY_MS = 86_400_000

/** Every day, the oldest first, also those without any; of one kind, or "" of all. */
export function daysOf(rows: readonly DayCount[], kind: string, now: number): AlarmDay[] {
  const matching = rows.filter((row) => kind === '' || row.kind === kind)
  return Array.from({ length: CHARTED_DAYS }, (_one, at) => {
    const day = dayOf(now - (CHARTED_DAYS - 1 - at) * DAY_MS)
    const of = (level: string): number => matching.filter((row) => row.day === day && row.level === level).reduce((sum, row) => sum + row.count, 0)
    const counts = { red: of('red'), orange: of('orange'), yellow: of('yellow') }
    return { day, counts, total: counts.red + counts.orange + counts.yellow }
  })
}

/** The step of the axis and where it ends, in round numbers. */
export function axisOf(max: number): { readonly top: number; readonly step: number } {
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500].find((one) => one * 4 >= max) ?? Math.ceil(max / 4)
  return { step, top: step * Math.max(1, Math.ceil(max / step)) }
}

export function daySentence(day: AlarmDay): string {
  const parts = LEVELS.filter((level) => day.counts[level] > 0).map((level) => `${LEVEL_LABELS[level]} ${day.counts[level]}`)
  return `${day.day.slice(5)}：${parts.join('，') || '无告警'}`
}

/** What a person would say of the chart. */
export function chartSentence(days: readonly AlarmDay[]): string {
  const total = days.reduce((sum, day) => sum + day.total, 0)
  if (total === 0) return '近两周无告警'
  const busiest = days.reduce((max, day) => (day.total > max.total ? day : max))
  return `近两周共 ${total} 条告警，最多 ${busiest.day.slice(5)}，${busiest.total} 条`
}
