import { http } from '@/app/http'
import type { Schemas } from '@/wire/schemas'

/** Rosters on the wire, the words for them, and what a cell shows. */

export type Roster = Schemas['RosterDetailOut']
export type RosterRow = Schemas['RosterOut']
export type Line = Roster['lines'][number]
export type Constraint = Schemas['StaffConstraintOut']
export type ConstraintBody = Schemas['StaffConstraintBody']
export type OwnRoster = Schemas['OwnRosterOut']
export type RosterChange = Schemas['RosterChangeOut']
type Stage = RosterRow['stage']

export const STAGE_LABELS: Readonly<Record<Stage, string>> = { draft: '草稿', solving: '正在求解', published: '已发布' }
export const STAGE_TONES: Readonly<Record<Stage, string>> = { draft: '', solving: 'primary', published: 'ok' }
export const KIND_LABELS: Readonly<Record<Constraint['kind'], string>> = { leave: '请假', no_nights: '不排夜班', wish: '意愿' }
export const SHIFT_CODES = ['早1', '早2', '早3', '早4', '中1', '中2', '晚1', '晚2', '夜'] as const
const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六']
const DAY_MS = 86_400_000

export const dayAt = (first: string, at: number): string => new Date(Date.parse(`${first}T00:00:00Z`) + at * DAY_MS).toISOString().slice(0, 10)
export const weekdayOf = (day: string): string => WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ''
export const isWeekend = (day: string): boolean => ['六', '日'].includes(weekdayOf(day))

/** The first Monday that is a week away: as a planner publishes. */
export function nextMonday(today: string): string {
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay()
  return dayAt(today, 7 + ((8 - weekday) % 7))
}

/** Why a cell is red, in a sentence; "" for a cell that breaks no rule. */
export const problemOf = (line: Line, day: number): string => line.problems.filter((one) => one.day === day).map(({ text }) => text).join('；')

/** A wish that the cell does not follow. */
export function isRefused(line: Line, day: number): boolean {
  const wish = line.wishes[String(day)]
  return wish !== undefined && wish !== line.cells[day]
}

/** The refused wish of a cell and why; "" where none was. Before the first search there is no why. */
export function refusalOf(line: Line, day: number): string {
  if (!isRefused(line, day)) return ''
  return refusalText(line.wishes[String(day)] || '休息', line.refusals[String(day)] ?? [])
}

export const refusalText = (wish: string, reasons: readonly string[]): string => `意愿“${wish}”未满足${reasons.length > 0 ? `：${reasons.join('；')}` : ''}`

/** What a cell says to a screen reader and on hover. */
export function cellText(line: Line, day: number, date: string): string {
  const shift = line.cells[day] || (line.away.includes(day) ? '请假' : '休息')
  return [`${line.name} ${date}`, shift, line.locked.includes(day) && '已锁定', refusalOf(line, day), problemOf(line, day)].filter(Boolean).join('，')
}

/** Why a cell of a published roster changed. */
export const WHYS: Readonly<Record<string, string>> = { leave: '请假', swap: '换班', overtime: '加班', early: '提前下班', planner: '排班师修改', meal: '用餐调整' }

export const changesOf = (changes: readonly RosterChange[], line: Line, date: string): readonly RosterChange[] => changes.filter(({ number, day, why }) => number === line.number && day === date && why !== 'meal')

export const hoursText = (hours: number): string => hours.toLocaleString('en-US', { maximumFractionDigits: 0 })

export interface Sums {
  readonly need: number
  readonly short: number
  readonly problems: number
  readonly refused: number
}

export function sumsOf(roster: Roster): Sums {
  const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0)
  return {
    need: sum(roster.hours.map(({ need }) => need)),
    short: sum(roster.hours.map(({ short }) => short)),
    problems: sum(roster.lines.map(({ problems }) => problems.length)),
    refused: sum(roster.lines.map((line) => Object.keys(line.wishes).filter((day) => isRefused(line, Number(day))).length)),
  }
}

/** "08:30" of minutes from midnight; those of the next day too. */
export const clockOf = (minute: number): string => `${String(Math.floor((minute % 1440) / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** "23:00–次日 08:00". */
export function hoursOf(shift: Schemas['ShiftOut']): string {
  return `${clockOf(shift.start)}–${shift.end > 1440 ? '次日 ' : ''}${shift.end === 1440 ? '24:00' : clockOf(shift.end)}`
}

const on = (id: number): { path: { roster_id: number } } => ({ path: { roster_id: id } })

export const requests = {
  list: (): Promise<Schemas['RosterListOut']> => http.get('/api/workforce/rosters'),
  make: (body: Schemas['RosterBody']): Promise<Roster> => http.post('/api/workforce/rosters', { body }),
  read: (id: number): Promise<Roster> => http.get('/api/workforce/rosters/{roster_id}', on(id)),
  solve: (id: number): Promise<Roster> => http.post('/api/workforce/rosters/{roster_id}/solve', on(id)),
  stop: (id: number): Promise<Roster> => http.post('/api/workforce/rosters/{roster_id}/stop', on(id)),
  setCell: (id: number, body: Schemas['RosterCellBody']): Promise<Roster> => http.put('/api/workforce/rosters/{roster_id}/cells', { ...on(id), body }),
  changeCell: (id: number, body: Schemas['PublishedCellBody']): Promise<Roster> => http.put('/api/workforce/rosters/{roster_id}/published-cells', { ...on(id), body }),
  changes: (id: number): Promise<Schemas['RosterChangesOut']> => http.get('/api/workforce/rosters/{roster_id}/changes', on(id)),
  publish: (id: number, confirmed: boolean): Promise<Roster> => http.post('/api/workforce/rosters/{roster_id}/publish', { ...on(id), body: { confirmed } }),
  constraints: (): Promise<Schemas['StaffConstraintsOut']> => http.get('/api/workforce/constraints'),
  addConstraint: (body: ConstraintBody): Promise<unknown> => http.post('/api/workforce/constraints', { body }),
  removeConstraint: (id: number): Promise<unknown> => http.remove('/api/workforce/constraints/{constraint_id}', { path: { constraint_id: id } }),
  own: (): Promise<Schemas['OwnRostersOut']> => http.get('/api/my-roster'),
  confirm: (id: number): Promise<unknown> => http.post('/api/my-roster/{roster_id}/confirm', on(id)),
}
