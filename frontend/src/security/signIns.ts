import { AUDIT_FILTERS, dayOfPerson } from '@/audit/auditFilters'
import { http } from '@/app/http'
import { dayOf } from '@/shared/format'
import { addressOf, setOf } from '@/shared/list/address'
import { spanOf } from '@/shared/list/period'
import type { Schemas } from '@/wire/schemas'

import type { SecurityFilters } from './tabs'

/** Who signed in or tried to, which accounts nobody uses, and what is about to end. */

export type Attempt = Schemas['SignInAttemptOut']
export type DormantAccount = Schemas['DormantAccountOut']
export type Ending = Schemas['EndingOut']
type FailureDay = Schemas['FailureDayOut']

export type AttemptKind = '' | 'failed' | 'strange'
export const ATTEMPT_KINDS: readonly (readonly [AttemptKind, string])[] = [['', '全部'], ['failed', '失败'], ['strange', '反常']]
export const OUTCOMES: Readonly<Record<Attempt['outcome'], string>> = {
  done: '成功',
  wrong_password: '密码错误',
  wrong_factor: '第二重验证错误',
  locked: '账号已锁定',
}
export const STRANGE: Readonly<Record<Attempt['strange'][number], { readonly word: string; readonly title: string }>> = {
  network: { word: '陌生地点', title: '在职场以外，本人 90 天内未在此网络登录' },
  device: { word: '陌生设备', title: '本人 90 天内未用过此浏览器和系统' },
  hours: { word: '反常时段', title: '本人 90 天内未在此时段登录' },
}
export const FAILURES = ['locked', 'wrong_factor', 'wrong_password'] as const

export function wireOf(filters: SecurityFilters, now: number): Record<string, string> {
  return { ...setOf({ kind: filters.kind, text: filters.text }), ...(spanOf(filters, now) as Record<string, string>) }
}

/** The address, in the audit page, of a person's day. */
export function auditOfDay(number: string, moment: string): { readonly path: string; readonly query: Record<string, string> } {
  return { path: '/audit', query: addressOf(AUDIT_FILTERS, dayOfPerson(number, dayOf(moment))) }
}

export interface FailureBar extends FailureDay {
  readonly total: number
}

export function failureBars(days: readonly FailureDay[]): FailureBar[] {
  return days.map((day) => ({ ...day, total: FAILURES.reduce((sum, kind) => sum + day[kind], 0) }))
}

export function barSentence(bar: FailureBar): string {
  const parts = FAILURES.filter((kind) => bar[kind] > 0).map((kind) => `${OUTCOMES[kind]} ${bar[kind]}`)
  return `${bar.day.slice(5)}：失败 ${bar.total} 次${parts.length > 0 ? `（${parts.join('、')}）` : ''}`
}

/** What a person would say of the chart. */
export function chartSentence(bars: readonly FailureBar[]): string {
  const total = bars.reduce((sum, bar) => sum + bar.total, 0)
  if (total === 0) return '近 14 天无失败的登录'
  const worst = bars.reduce((max, bar) => (bar.total > max.total ? bar : max))
  return `近 14 天失败 ${total} 次，最多的是 ${worst.day.slice(5)}，${worst.total} 次`
}

export type EndingKind = '' | Ending['kind']
export const ENDING_KINDS: readonly (readonly [EndingKind, string])[] = [['', '全部'], ['certificate', '证书'], ['key', '密钥'], ['password', '密码']]
export const ENDING_NAMES: Readonly<Record<Ending['kind'], string>> = { certificate: '证书', key: '密钥', password: '密码' }
export const ENDING_STATES: Readonly<Record<Ending['state'], { readonly word: string; readonly tone: 'ok' | 'danger' | 'warn' | 'plain' }>> = {
  over: { word: '已到期', tone: 'danger' },
  unknown: { word: '无法读取', tone: 'warn' },
  soon: { word: '即将到期', tone: 'warn' },
  far: { word: '有效', tone: 'ok' },
  unlimited: { word: '不设期限', tone: 'plain' },
}

const DAY_MS = 86_400_000

/** "还有 12 天", "已过 3 天". */
export function leftOf(at: string, now: number): string {
  const days = Math.floor((Date.parse(at) - now) / DAY_MS)
  if (days >= 0) return days === 0 ? '不到 1 天' : `还有 ${days} 天`
  return days === -1 ? '不到 1 天前' : `已过 ${-days - 1} 天`
}

export const signIns = {
  failures: () => http.get('/api/security/sign-ins/failures'),
  dormant: (days: '60' | '90') => http.get('/api/security/dormant', { query: { days } }),
  close: (number: string) => http.post('/api/security/dormant/{number}/close', { path: { number } }),
  endings: () => http.get('/api/security/endings'),
}
