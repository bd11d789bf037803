import { http } from '@/app/http'
import type { Schemas } from '@/wire/schemas'

/** Calls out: who may ring what, and what was dialled and refused today. */

export type Policy = Schemas['PolicyOut']
export type Today = Schemas['TodayOut']
export type Limits = Schemas['LimitsBody']
export type LimitName = keyof Limits
export type RoleRule = Schemas['RoleRuleBody']
export type Kind = RoleRule['kinds'][number]

/** The caps as they stand on the settings page, in rows. */
export const LIMIT_ROWS: readonly { readonly title: string; readonly names: readonly LimitName[] }[] = [
  { title: '每个坐席', names: ['agent_hour', 'agent_day', 'agent_live'] },
  { title: '全场', names: ['all_hour', 'all_day', 'all_live'] },
  { title: '每个号码、每通', names: ['number_day', 'talk_minutes'] },
]

export const PATHS: Readonly<Record<Today['refusals'][number]['path'], string>> = {
  dial: '拨号',
  call_back_list: '回拨列表',
  consult: '咨询',
  transfer: '转接',
  call_back: '排队回拨',
}

const REASONS: Readonly<Record<string, string>> = {
  kind: '一律不能拨打',
  denied: '在禁拨名单中',
  country: '国家和地区未开通',
  blocked: '个人信息已限制处理',
  claimed: '来电号码未经运营商核实',
  role: '角色不能拨打此类号码',
  unavailable: '计数无应答',
  agent_hour: '本人每小时已达上限',
  agent_day: '本人每天已达上限',
  agent_live: '本人同时在线已达上限',
  all_hour: '全场每小时已达上限',
  all_day: '全场每天已达上限',
  all_live: '全场同时在线已达上限',
  number_day: '该号码今日拨打过多',
}

export function reasonSentence(reason: string): string {
  return REASONS[reason] ?? reason
}

/** From how much of its cap on a count is near it, and at it. */
const NEAR = 0.8

export function toneOf(count: number | null, limit: number): 'ok' | 'warn' | 'danger' {
  if (count === null || count < limit * NEAR) return 'ok'
  return count < limit ? 'warn' : 'danger'
}

/** What is typed: prefixes apart by spaces, commas or lines. */
export function prefixesOf(typed: string): string[] {
  return typed.split(/[\s,，、;；]+/).filter(Boolean)
}

export interface Draft {
  roles: { role: string; kinds: Kind[]; prefixes: string }[]
  denied: string
  countries: string
  limits: Record<LimitName, number | ''>
}

const spaced = (prefixes: readonly string[]): string => prefixes.join(' ')

export function draftOf(policy: Policy): Draft {
  return {
    roles: policy.roles.map(({ role, kinds, prefixes }) => ({ role, kinds: [...kinds], prefixes: spaced(prefixes) })),
    denied: spaced(policy.denied),
    countries: spaced(policy.countries),
    limits: { ...policy.limits },
  }
}

export function bodyOf(draft: Draft, seen: number, comment: string): Schemas['PolicyBody'] {
  const limits = Object.fromEntries(Object.entries(draft.limits).map(([name, value]) => [name, Number(value)]))
  return {
    seen,
    comment,
    roles: draft.roles.map(({ role, kinds, prefixes }) => ({ role, kinds, prefixes: prefixesOf(prefixes) })),
    denied: prefixesOf(draft.denied),
    countries: prefixesOf(draft.countries),
    limits: limits as unknown as Limits,
  }
}

export const loadPolicy = (): Promise<Policy> => http.get('/api/outbound/settings')
export const savePolicy = (body: Schemas['PolicyBody']): Promise<Policy> => http.post('/api/outbound/settings', { body })
export const loadToday = (): Promise<Today> => http.get('/api/outbound/today')
