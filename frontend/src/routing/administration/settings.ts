import { http } from '@/app/http'
import { fieldErrorsBy } from '@/shared/fieldErrors'
import type { Schemas } from '@/wire/schemas'

/** Queues, skills, who has them, and reasons for not ready, as a system administrator sets them. */

export type Settings = Schemas['RoutingSettingsOut']
export type Queue = Schemas['QueueSettingsOut']
export type QueueBody = Schemas['QueueSettingsBody']
export type Skill = Schemas['SkillOut']
export type AgentSkills = Schemas['AgentSkillsOut']
export type Tier = Schemas['OverflowTier']

export const LEVELS = [1, 2, 3, 4, 5] as const
/** Of somebody who is given a skill, until one says otherwise. */
export const DEFAULT_LEVEL = 3

/** What is set in seconds: field, what it is called, what it means, lowest and highest. */
export const TIMES = [
  ['ring_seconds', '振铃', '每名坐席振铃这么久未接，转给下一名', 5, 120],
  ['wrap_up_seconds', '话后', '挂断后留给坐席写小结，到时自动就绪', 0, 900],
  ['callback_after_seconds', '可选回拨', '排队这么久以后，来电人可选择回拨', 0, 3600],
  ['announce_every_seconds', '播报间隔', '每隔这么久播报一次排队位置', 10, 600],
] as const

export const MAX_TIERS = 10
export const MAX_OVERFLOW_SECONDS = 3600

/** A number as typed: whole and within bounds, else what is wrong with it. */
export function secondsRefusal(value: unknown, min: number, max: number): string {
  return typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max ? '' : `请填写 ${min} 到 ${max} 的整数`
}

export function newQueue(): QueueBody {
  return { name: '', skill: '', ring_seconds: 20, wrap_up_seconds: 60, callback_after_seconds: 60, announce_every_seconds: 30, overflow: [] }
}

/** "（30%，8–18 时）" where the tier is not for everybody at all hours. */
function limitsOf({ share = 100, first_hour = 0, until_hour = 24 }: Tier): string {
  const limits = [share < 100 ? `${share}%` : '', first_hour > 0 || until_hour < 24 ? `${first_hour}–${until_hour} 时` : ''].filter(Boolean)
  return limits.length > 0 ? `（${limits.join('，')}）` : ''
}

/** "30 秒 → 劳动关系；90 秒（50%）→ 综合" */
export function overflowText(tiers: readonly Tier[], names: ReadonlyMap<string, string>): string {
  return tiers.map((tier) => `${tier.after_seconds} 秒${limitsOf(tier)} → ${names.get(tier.skill) ?? tier.skill}`).join('；')
}

export const skillNames = (settings?: Settings): ReadonlyMap<string, string> => new Map(settings?.skills.map(({ code, name }) => [code, name]))

export const fieldErrorsOf = fieldErrorsBy({ name_missing: 'name', name_taken: 'name', overflow_own: 'overflow', overflow_twice: 'overflow', overflow_hours: 'overflow', reason_missing: 'reasons', reason_twice: 'reasons' })

const at = (code: string): { code: string } => ({ code })

export const settings = {
  load: () => http.get('/api/routing'),
  createQueue: (body: QueueBody) => http.post('/api/routing/queues', { body }),
  changeQueue: (id: string, body: Schemas['SeenQueueSettingsBody']) => http.post('/api/routing/queues/{code}', { path: at(id), body }),
  removeQueue: ({ id, stamp }: Queue) => http.post('/api/routing/queues/{code}/remove', { path: at(id), body: { stamp } }),
  orderQueues: (queues: string[]) => http.post('/api/routing/queue-order', { body: { queues } }),
  createSkill: (name: string) => http.post('/api/routing/skills', { body: { name } }),
  renameSkill: (code: string, name: string) => http.post('/api/routing/skills/{code}', { path: at(code), body: { name } }),
  removeSkill: (code: string) => http.post('/api/routing/skills/{code}/remove', { path: at(code) }),
  setSkills: (number: string, body: Schemas['AgentSkillsBody']) => http.post('/api/routing/agents/{number}/skills', { path: { number }, body }),
  setReasons: (reasons: string[], stamp: string) => http.post('/api/routing/reasons', { body: { reasons, stamp } }),
}
