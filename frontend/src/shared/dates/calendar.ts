/** Days and times as people type them, and the weeks of a month. A day is "2026-12-01", a moment "2026-12-01T09:30". */

export type Kind = 'date' | 'moment' | 'time'

const DAY = String.raw`(?:(\d{4})\s*[-/.年])?\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?`
const COMPACT = String.raw`(\d{4})(\d{2})(\d{2})`
const TIME = String.raw`(\d{1,2})\s*[:：时]\s*(\d{1,2})\s*分?`
const SEPARATED = new RegExp(`^${DAY}$`)
const JOINED = new RegExp(`^${COMPACT}$`)
const CLOCK = new RegExp(`^${TIME}$`)
/** A day and, behind it, a time. */
const BOTH = new RegExp(String.raw`^(.*?[\d日])[\sT]+(\d{1,2}\s*[:：时].*)$`)
const COMPLETE: Readonly<Record<Kind, RegExp>> = { date: /^\d{4}-\d{2}-\d{2}$|^\d{8}$/, moment: /^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}$/, time: /^\d{2}:\d{2}$/ }
const pad = (value: number): string => String(value).padStart(2, '0')

const utc = (day: string): Date => new Date(`${day}T00:00:00Z`)
const dayOfDate = (date: Date): string => date.toISOString().slice(0, 10)

function dayIn(text: string, today: string): string | undefined {
  const found = SEPARATED.exec(text) ?? JOINED.exec(text)
  if (!found) return undefined
  const day = `${found[1] ?? today.slice(0, 4)}-${pad(Number(found[2]))}-${pad(Number(found[3]))}`
  const date = utc(day)
  return !Number.isNaN(date.getTime()) && dayOfDate(date) === day ? day : undefined
}

function timeIn(text: string): string | undefined {
  const found = CLOCK.exec(text)
  if (!found || Number(found[1]) > 23 || Number(found[2]) > 59) return undefined
  return `${pad(Number(found[1]))}:${pad(Number(found[2]))}`
}

/** What was typed, as it is stored; without a year it is this year's. Undefined for what is none. */
export function valueOf(kind: Kind, typed: string, today: string): string | undefined {
  const text = typed.trim()
  if (kind === 'date') return dayIn(text, today)
  if (kind === 'time') return timeIn(text)
  const [, day, time] = BOTH.exec(text) ?? []
  const [found, at] = [day && dayIn(day, today), time && timeIn(time)]
  return found && at ? `${found}T${at}` : undefined
}

/** Typed to its end: nothing longer begins with it. */
export function isComplete(kind: Kind, typed: string): boolean {
  return COMPLETE[kind].test(typed.trim())
}

/** As it stands in the field. */
export function textOf(value: string): string {
  return value.slice(0, 16).replace('T', ' ')
}

export function addDays(day: string, days: number): string {
  const date = utc(day)
  date.setUTCDate(date.getUTCDate() + days)
  return dayOfDate(date)
}

/** The same day of another month, or its last. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0))
  last.setUTCDate(Math.min(date, last.getUTCDate()))
  return dayOfDate(last)
}

/** 0 for Monday. */
export function weekdayOf(day: string): number {
  return (utc(day).getUTCDay() + 6) % 7
}

/** The weeks, from Monday, in which the month of this day lies. */
export function weeksOf(day: string): string[][] {
  const first = `${day.slice(0, 8)}01`
  const monday = addDays(first, -weekdayOf(first))
  const last = addDays(addMonths(first, 1), -1)
  const weeks: string[][] = []
  for (let start = monday; start <= last; start = addDays(start, 7)) weeks.push(Array.from({ length: 7 }, (_, at) => addDays(start, at)))
  return weeks
}
