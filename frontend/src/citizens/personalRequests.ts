import { http } from '@/app/http'
import type { FilterRules } from '@/shared/list/address'
import type { BodyOf } from '@/wire/operations'
import type { Schemas } from '@/wire/schemas'

/** What citizens request about their own data (查阅、更正、删除), on the wire and in words. */

export type RequestRow = Schemas['PersonalRequestRow']
export type PersonalRequest = Schemas['PersonalRequestOut']
export type StoredThing = Schemas['StoredOut']
export type StoredGroup = Schemas['StoredGroupOut']

export const KINDS: readonly (readonly [RequestRow['kind'], string])[] = [
  ['access', '查阅、复制'],
  ['correction', '更正'],
  ['deletion', '删除'],
  ['blocking', '限制处理'],
  ['lifting', '解除限制'],
]
export const KIND_LABELS: Readonly<Record<string, string>> = Object.fromEntries(KINDS)

export const SOURCES: readonly (readonly [RequestRow['source'], string])[] = [
  ['call', '来电'],
  ['desk', '现场'],
  ['letter', '来信'],
]
export const SOURCE_LABELS: Readonly<Record<string, string>> = Object.fromEntries(SOURCES)

export const CHECKS: readonly (readonly [BodyOf<'post', '/api/personal-requests/{request_id}/identity'>['how'], string])[] = [
  ['called_back', '回拨本人号码核对办件信息'],
  ['document', '当面核验身份证件'],
  ['entrusted', '核验受托书与双方证件'],
]
export const CHECK_LABELS: Readonly<Record<string, string>> = Object.fromEntries(CHECKS)

export const STATE_LABELS: Readonly<Record<RequestRow['state'], { word: string; tone: string }>> = {
  open: { word: '办理中', tone: 'warn' },
  granted: { word: '已同意', tone: 'ok' },
  partly: { word: '部分同意', tone: 'ok' },
  refused: { word: '已拒绝', tone: 'danger' },
  withdrawn: { word: '已撤回', tone: '' },
}

export const CHANGE_LABELS: Readonly<Record<string, string>> = { corrected: '已更正', deleted: '已删除', retained: '依法保留' }

/** How long is left, or that the term is over. */
export function termText(row: RequestRow): string {
  if (row.state !== 'open') return ''
  if (row.overdue) return '已超期'
  return row.days_left > 0 ? `剩 ${row.days_left} 个工作日` : '今天到期'
}

export const isUrgent = (row: RequestRow): boolean => row.state === 'open' && (row.overdue || row.days_left <= 3)

export interface RequestFilters {
  state: 'open' | 'over'
  kind: string
}

export const REQUEST_FILTERS: FilterRules<RequestFilters> = {
  defaults: { state: 'open', kind: '' },
  known: { state: (value) => value === 'over', kind: (value) => value in KIND_LABELS },
}

const at = (id: string): { path: { request_id: string } } => ({ path: { request_id: id } })

export const personalRequests = {
  register: (body: BodyOf<'post', '/api/personal-requests'>) => http.post('/api/personal-requests', { body }),
  caller: (call: string) => http.get('/api/personal-requests/callers/{call_id}', { path: { call_id: call } }),
  get: (id: string) => http.get('/api/personal-requests/{request_id}', at(id)),
  content: (id: string) => http.get('/api/personal-requests/{request_id}/content', at(id)),
  stored: (id: string) => http.get('/api/personal-requests/{request_id}/stored', at(id)),
  checkIdentity: (id: string, body: BodyOf<'post', '/api/personal-requests/{request_id}/identity'>) => http.post('/api/personal-requests/{request_id}/identity', { ...at(id), body }),
  withdraw: (id: string) => http.post('/api/personal-requests/{request_id}/withdraw', at(id)),
  refuse: (id: string, reason: string) => http.post('/api/personal-requests/{request_id}/refuse', { ...at(id), body: { reason } }),
  grant: (id: string, reason: string) => http.post('/api/personal-requests/{request_id}/grant', { ...at(id), body: { reason } }),
  correct: (id: string, body: BodyOf<'post', '/api/personal-requests/{request_id}/correct'>) => http.post('/api/personal-requests/{request_id}/correct', { ...at(id), body }),
  remove: (id: string, things: string[], reason: string) => http.post('/api/personal-requests/{request_id}/delete', { ...at(id), body: { things, reason } }),
  block: (id: string, reason: string) => http.post('/api/personal-requests/{request_id}/block', { ...at(id), body: { reason } }),
  lift: (id: string, reason: string) => http.post('/api/personal-requests/{request_id}/lift', { ...at(id), body: { reason } }),
  requestCopy: (id: string, reason: string) => http.post('/api/personal-requests/{request_id}/copy-requests', { ...at(id), body: { reason } }),
  copy: (id: string) => http.file('/api/personal-requests/{request_id}/copy', at(id)),
}
