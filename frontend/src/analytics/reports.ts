import type { Schemas } from '@/wire/schemas'

import type { Question } from './statistics'

/** Reports that are ready, those that make themselves, and what they made, on the wire. */

export type Ready = Schemas['ReadyOut']

export type Schedule = Schemas['ScheduleOut']

export type Result = Schemas['ResultOut']

export type Reports = Schemas['ReportsOut']

export interface Sharing {
  shared: boolean
  roles: string[]
  people: string[]
}

/** What a schedule is to make: a ready-made report, or a question. */
export interface ScheduleDraft {
  name: string
  report: string
  question?: Question
  span: Ready['span']
  at: string
  form: 'xlsx' | 'pdf'
  sharing: Sharing
}

export const SPANS: readonly { key: Ready['span']; name: string; over: string }[] = [
  { key: 'day', name: '每日', over: '前一天' },
  { key: 'week', name: '每周一', over: '上一周' },
  { key: 'month', name: '每月一日', over: '上个月' },
  { key: 'quarter', name: '每季首日', over: '上个季度' },
]

export function sharedWith(one: Pick<Schedule, 'shared' | 'roles' | 'people'>, roles: Readonly<Record<string, string>>): string {
  if (one.shared) return '有统计权限的人可见'
  const named = [...one.roles.map((code) => roles[code] ?? code), ...one.people]
  return named.length ? `共享给 ${named.join('、')}` : '仅本人'
}
