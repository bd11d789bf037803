import type { Schemas } from '@/wire/schemas'

/** A year of days as callers meet them: what the State Council says, and what the hotline set apart. */

export type DayKind = 'working' | 'holiday'

export type Day = Schemas['CalendarRow']

export type Year = Schemas['CalendarOut']

export interface Month {
  readonly month: number
  /** Empty places before the first day; a week begins on Monday. */
  readonly blanks: number
  readonly days: readonly Day[]
}

export const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'] as const
const DAY_MS = 86_400_000

export const KIND_LABELS: Readonly<Record<DayKind, string>> = { working: '工作日', holiday: '休息日' }

/** 0 Monday … 6 Sunday. */
export function weekdayOf(day: string): number {
  return (new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7
}

export function monthsOf(rows: readonly Day[]): Month[] {
  const months: { month: number; blanks: number; days: Day[] }[] = []
  for (const row of rows) {
    const month = Number(row.day.slice(5, 7))
    if (months.at(-1)?.month !== month) months.push({ month, blanks: weekdayOf(row.day), days: [] })
    months.at(-1)?.days.push(row)
  }
  return months
}

export function moved(day: string, by: number): string {
  return new Date(Date.parse(`${day}T00:00Z`) + by * DAY_MS).toISOString().slice(0, 10)
}

/** What to send so that a day becomes this; '' where that is what the calendar says anyway. */
export function settingFor(row: Day, kind: DayKind): DayKind | '' {
  return row.by_calendar === kind ? '' : kind
}

export function isSetApart(row: Day): boolean {
  return row.by !== ''
}

/** 国庆节假期 · 为春节上班 · 周末 · 平常日子: why the calendar says so. */
export function whyOf(row: Day): string {
  if (row.made_up) return row.name ? `${row.name}调休上班` : '调休上班'
  if (row.by_calendar === 'holiday') return row.name || '周末'
  return '工作日'
}

/** 10 月 1 日，星期四. */
export function dayText(day: string): string {
  return `${Number(day.slice(5, 7))} 月 ${Number(day.slice(8, 10))} 日，星期${WEEKDAYS[weekdayOf(day)] ?? ''}`
}
