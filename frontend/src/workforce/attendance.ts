import { http } from '@/app/http'
import type { Schemas } from '@/wire/schemas'

import { LEAVES } from './shiftRequests'

/** Attendance on the wire, and the words for it. */

export type Sheet = Schemas['AttendanceSheetOut']
export type SheetPerson = Schemas['AttendancePersonOut']
export type Day = Schemas['AttendanceDayOut']
export type Exception = Schemas['ExceptionOut']

export const EXCEPTION_STATES: Readonly<Record<Exception['state'], string>> = { waiting: '待审批', approved: '已批准', refused: '未批准' }
export const EXCEPTION_TONES: Readonly<Record<Exception['state'], string>> = { waiting: 'primary', approved: 'ok', refused: 'danger' }
/** What the signs of the sheet mean, in its legend. */
export const MARKS: Readonly<Record<string, string>> = { '√': '正常', 迟: '迟到', 早: '早退', 离: '离岗', 半: '计半天', 缺: '缺勤', 假: '请假' }
export const BAD_MARKS: ReadonlySet<string> = new Set(['半', '缺'])
export const LATE_MARKS: ReadonlySet<string> = new Set(['迟', '早', '离'])

/** "迟到 60 分钟，计 0.5 天"; "正常" for a day without fault. */
export function dayText(day: Day): string {
  if (day.leave) return LEAVES[day.leave]
  if (day.present === 0) return '缺勤'
  const parts = [day.late && `迟到 ${day.late} 分钟`, day.early && `早退 ${day.early} 分钟`, day.away && `离岗 ${day.away} 分钟`, day.present < day.due && `计 ${day.present} 天`]
  return parts.filter(Boolean).join('，') || '正常'
}

export const isFaulty = (day: Day): boolean => day.due > 0 && dayText(day) !== '正常'

/** "08:30" as minutes from midnight; of a night what comes before its begin is on the next day. */
export function minutesOf(time: string, start: number): number {
  const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
  return minutes < start ? minutes + 1440 : minutes
}

/** "2026-12" moved by so many months. */
export function monthNextTo(month: string, by: number): string {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + by
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
}

export const attendance = {
  sheet: (month: string): Promise<Sheet> => http.get('/api/workforce/attendance', { query: { month } }),
  days: (number: string, month: string): Promise<Schemas['AttendanceDaysOut']> => http.get('/api/workforce/attendance/people/{number}', { path: { number }, query: { month } }),
  exceptions: (state: Exception['state']): Promise<Schemas['ExceptionsOut']> => http.get('/api/workforce/attendance/exceptions', { query: { state } }),
  request: (body: Schemas['ExceptionBody']): Promise<unknown> => http.post('/api/workforce/attendance/exceptions', { body }),
  decide: (id: number, approved: boolean, remark: string): Promise<unknown> => http.post('/api/workforce/attendance/exceptions/{exception_id}/decide', { path: { exception_id: id }, body: { approved, remark } }),
  own: (): Promise<Schemas['OwnAttendanceOut']> => http.get('/api/my-roster/attendance'),
  requestOwn: (body: Schemas['OwnExceptionBody']): Promise<unknown> => http.post('/api/my-roster/attendance/exceptions', { body }),
}
