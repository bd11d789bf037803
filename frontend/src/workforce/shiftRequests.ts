import { http } from '@/app/http'
import type { Schemas } from '@/wire/schemas'

/** What agents request of a roster: on the wire, and the words for it. */

export type ShiftRequest = Schemas['ShiftRequestOut']
export type PlannersRequest = Schemas['PlannersRequestOut']
export type OwnRequests = Schemas['OwnRequestsOut']
export type SwapOption = Schemas['SwapOptionOut']
export type Kind = ShiftRequest['kind']
export type LeaveKind = Schemas['LeaveKind']

export const KINDS: Readonly<Record<Kind, string>> = { swap: '换班', leave: '请假', overtime: '加班' }
export const LEAVES: Readonly<Record<LeaveKind, string>> = { annual: '年休假', sick: '病假', personal: '事假', marriage: '婚假', bereavement: '丧假', maternity: '产假、陪产假', childcare: '育儿假', care: '护理假' }
const STATES: Readonly<Record<ShiftRequest['state'], string>> = { colleague: '待同事同意', planner: '待审批', approved: '已批准', refused: '未通过', withdrawn: '已撤回' }
const TONES: Readonly<Record<ShiftRequest['state'], string>> = { colleague: 'primary', planner: 'primary', approved: 'ok', refused: 'danger', withdrawn: '' }

export const isWaiting = (row: ShiftRequest): boolean => !row.is_over && (row.state === 'colleague' || row.state === 'planner')
export const stateText = (row: ShiftRequest): string => (row.is_over ? '已过期' : STATES[row.state])
export const stateTone = (row: ShiftRequest): string => (row.is_over ? '' : TONES[row.state])

/** "06-05" or "06-05 至 06-08"; the two days of a swap are no stretch. */
export function daysText(row: Pick<ShiftRequest, 'first_day' | 'last_day' | 'kind'>): string {
  const [first, last] = [row.first_day.slice(5), row.last_day.slice(5)]
  if (first === last) return first
  return row.kind === 'swap' ? `${first}、${last}` : `${first} 至 ${last}`
}

export function titleOf(row: ShiftRequest): string {
  if (row.kind === 'swap') return `与 ${row.colleague_name || row.colleague} 换班`
  return row.kind === 'overtime' ? `加班 ${row.shift}` : row.leave ? LEAVES[row.leave] : KINDS.leave
}

const on = (id: number): { path: { request_id: number } } => ({ path: { request_id: id } })

export const shiftRequests = {
  own: (): Promise<OwnRequests> => http.get('/api/my-roster/requests'),
  swaps: (day: string, otherDay: string): Promise<Schemas['SwapOptionsOut']> => http.get('/api/my-roster/requests/swaps', { query: { day, other_day: otherDay } }),
  swap: (body: Schemas['SwapRequestBody']): Promise<ShiftRequest> => http.post('/api/my-roster/requests/swap', { body }),
  overtime: (body: Schemas['OvertimeRequestBody']): Promise<ShiftRequest> => http.post('/api/my-roster/requests/overtime', { body }),
  leave: (body: Schemas['LeaveRequestBody']): Promise<ShiftRequest> => http.post('/api/my-roster/requests/leave', { body }),
  answer: (id: number, accepted: boolean): Promise<ShiftRequest> => http.post('/api/my-roster/requests/{request_id}/answer', { ...on(id), body: { accepted } }),
  withdraw: (id: number): Promise<ShiftRequest> => http.post('/api/my-roster/requests/{request_id}/withdraw', on(id)),
  all: (waiting: boolean): Promise<Schemas['PlannersRequestsOut']> => http.get('/api/workforce/requests', { query: { waiting } }),
  decide: (id: number, approved: boolean, remark: string): Promise<ShiftRequest> => http.post('/api/workforce/requests/{request_id}/decide', { ...on(id), body: { approved, remark } }),
  setAutomatic: (automatic: boolean): Promise<unknown> => http.put('/api/workforce/requests/automatic', { body: { automatic } }),
}
