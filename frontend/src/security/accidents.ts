import { http } from '@/app/http'
import { clock } from '@/shared/format'
import type { Schemas } from '@/wire/schemas'

/** 安全事故: what happened, what was done and by when it has to be. */

export type Accident = Schemas['AccidentOut']
export type AccidentDetail = Schemas['AccidentDetailOut']
export type AccidentClock = Schemas['AccidentClockOut']
export type Level = Accident['level']
export type AccidentKind = Accident['kind']
export type StepKind = AccidentClock['step']
export type NewAccident = Schemas['AccidentIn']

export const LEVELS: readonly (readonly [Level, string])[] = [['ordinary', '一般'], ['large', '较大'], ['major', '重大'], ['grave', '特别重大']]
export const LEVEL_NAMES = Object.fromEntries(LEVELS) as Readonly<Record<Level, string>>
export const LEVEL_TONES: Readonly<Record<Level, 'plain' | 'warn' | 'danger'>> = { ordinary: 'plain', large: 'warn', major: 'danger', grave: 'danger' }
export const KINDS: readonly (readonly [AccidentKind, string])[] = [
  ['attack', '网络攻击'],
  ['malware', '恶意程序'],
  ['data', '数据安全'],
  ['content', '信息内容安全'],
  ['fault', '设备设施故障'],
  ['misuse', '违规操作'],
  ['other', '其他'],
]
export const KIND_NAMES = Object.fromEntries(KINDS) as Readonly<Record<AccidentKind, string>>
export const STEPS: readonly (readonly [StepKind, string])[] = [['found', '发现'], ['contained', '处置'], ['reported', '上报'], ['recovered', '恢复'], ['reviewed', '复盘']]
export const STEP_NAMES = Object.fromEntries(STEPS) as Readonly<Record<StepKind, string>>
export const CLOCK_STATES: Readonly<Record<AccidentClock['state'], { readonly word: string; readonly tone: 'ok' | 'warn' | 'danger' }>> = {
  running: { word: '计时中', tone: 'warn' },
  late: { word: '已超时', tone: 'danger' },
  done: { word: '按时', tone: 'ok' },
  done_late: { word: '超时完成', tone: 'danger' },
}
export type AccidentDecision = Schemas['AccidentDecisionOut']

export function decidedText(decision: AccidentDecision): string {
  if (decision.kind === 'reopened') return '重新处理'
  return decision.counts ? '结案，计入 K19' : '结案，不计入'
}

export type StateFilter = '' | 'open' | 'closed'
export const STATES: readonly (readonly [StateFilter, string])[] = [['', '全部'], ['open', '处理中'], ['closed', '已结案']]

/** The term that runs out first of those still running; none when all are made. */
export function nextClock(accident: Pick<Accident, 'clocks'>): AccidentClock | undefined {
  return [...accident.clocks].filter((one) => one.done_at === null).sort((a, b) => Date.parse(a.due_at) - Date.parse(b.due_at))[0]
}

/** Whether a term is over and not made. */
export function isLate(accident: Pick<Accident, 'clocks'>, now: number): boolean {
  const next = nextClock(accident)
  return next !== undefined && Date.parse(next.due_at) < now
}

const DAY_SECONDS = 86_400

/** "处置剩 02:31", "上报超时 1:02:00", "复盘剩 29 天". */
export function clockText(one: AccidentClock, now: number): string {
  const seconds = Math.round((Date.parse(one.due_at) - now) / 1000)
  const size = Math.abs(seconds)
  const length = size >= DAY_SECONDS ? `${Math.floor(size / DAY_SECONDS)} 天` : clock(size)
  return `${STEP_NAMES[one.step]}${seconds >= 0 ? '剩' : '超时'} ${length}`
}

export function outcomeOf(accident: Pick<Accident, 'counts' | 'closed_at'>): string {
  if (accident.closed_at === null) return '处理中'
  return accident.counts ? '已结案，计入 K19' : '已结案，不计入'
}

/** A moment as an input of the browser writes it, in Beijing: "2026-11-30T10:24". */
export function inputOf(moment: number): string {
  return new Date(moment + 8 * 3_600_000).toISOString().slice(0, 16)
}

export function momentOf(input: string): string {
  return new Date(`${input}:00+08:00`).toISOString()
}

export const accidents = {
  open: () => http.get('/api/security/accidents/open'),
  detail: (id: string) => http.get('/api/security/accidents/{accident_id}', { path: { accident_id: id } }),
  register: (body: NewAccident) => http.post('/api/security/accidents', { body }),
  step: (id: string, body: Schemas['StepIn']) => http.post('/api/security/accidents/{accident_id}/steps', { path: { accident_id: id }, body }),
  grade: (id: string, body: Schemas['LevelIn']) => http.post('/api/security/accidents/{accident_id}/level', { path: { accident_id: id }, body }),
  close: (id: string, body: Schemas['ClosureIn']) => http.post('/api/security/accidents/{accident_id}/closure', { path: { accident_id: id }, body }),
  reopen: (id: string, body: Schemas['ReopeningIn']) => http.post('/api/security/accidents/{accident_id}/reopening', { path: { accident_id: id }, body }),
  listen: (file: string) => http.post('/api/security/accidents/files/{file}/listenings', { path: { file } }),
  attach: (id: string, form: FormData) => http.upload('/api/security/accidents/{accident_id}/files', { path: { accident_id: id }, form }),
  report: (id: string, form: 'pdf' | 'docx') => http.file('/api/security/accidents/{accident_id}/report', { path: { accident_id: id }, query: { form } }),
}
