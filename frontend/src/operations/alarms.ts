import type { Permission } from '@/accounts/session'
import type { Schemas } from '@/wire/schemas'

import { AUDIT_ALARMS } from './auditAlarms'
import { INBOX_ALARMS } from './inboxAlarms'
import { INVARIANT_ALARMS } from './invariantAlarms'
import { RECORDING_ALARMS } from './recordingAlarms'

/** Alarms as they are read: what they are called, which comes first, where to look. */

export type AlarmLevel = Schemas['OpenAlarm']['level']

/** Live document `alarms/<id>`; gone once the alarm is over. */
export type OpenAlarm = Schemas['OpenAlarm']

/** A row of GET /api/alarms. */
export type Alarm = Schemas['AlarmOut']

/** What an alarm that is open and one in the list have in common. */
type AlarmFacts = Pick<OpenAlarm, keyof OpenAlarm & keyof Alarm>

export const SEE_ALARMS: readonly Permission[] = ['live.floor', 'live.health']

export const FLOOR_ALARMS: Readonly<Record<string, string>> = {
  unrest: '紧急情况来电',
  wait: '排队过久',
  answer_rate: '接通率低',
  talk: '通话过长',
  wrap_up: '话后过长',
  silence: '通话静默',
  stuck: '坐席停滞',
  process_silent: '程序无心跳',
  part_down: '基础设施无响应',
}
export const KIND_LABELS: Readonly<Record<string, string>> = { ...FLOOR_ALARMS, unrest_case: '不稳定工单', unrest_words: '疑似不稳定', city_exchange: '12345 报文', outbound_cap: '外呼到限额', recording_faulty: '录音有误', webhook_dead: '事件推送停止', upload_infected: '上传含病毒', ...RECORDING_ALARMS, ...INBOX_ALARMS, ...INVARIANT_ALARMS, ...AUDIT_ALARMS }
/** `red` urgent, `orange` warning. */
export const LEVEL_LABELS: Readonly<Record<AlarmLevel, string>> = { red: '紧急', orange: '提醒', yellow: '留意' }
export const LEVELS: readonly AlarmLevel[] = ['red', 'orange', 'yellow']

export function kindWord(kind: string): string {
  return KIND_LABELS[kind] ?? kind
}

const WATCHED = 'watch-'
/** Raised by the watch over the floor, or by who looks after the invariants. */
const ENDING_BY_THEMSELVES: readonly string[] = [WATCHED, 'invariant-']

/** Over once what it is about is over; the others end when somebody deals with them. */
export function endsByItself(alarm: Pick<AlarmFacts, 'id'>): boolean {
  return ENDING_BY_THEMSELVES.some((beginning) => alarm.id.startsWith(beginning))
}

/** Whom it still asks for: nobody has acknowledged it, or it has become worse since. */
export function isWaiting(alarm: Pick<AlarmFacts, 'acknowledged_by'>): boolean {
  return alarm.acknowledged_by === ''
}

/** What waits for somebody first, the worst of it first, among equals the oldest. */
export function byUrgency(a: OpenAlarm, b: OpenAlarm): number {
  return (
    Number(isWaiting(b)) - Number(isWaiting(a)) ||
    LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) ||
    (a.raised_at < b.raised_at ? -1 : 1)
  )
}

export interface LevelCount {
  readonly level: AlarmLevel
  readonly count: number
}

/** How many of each level wait for somebody; levels with none are left out. */
export function waitingByLevel(open: readonly OpenAlarm[]): LevelCount[] {
  const waiting = open.filter(isWaiting)
  return LEVELS.map((level) => ({ level, count: waiting.filter((alarm) => alarm.level === level).length })).filter(({ count }) => count > 0)
}

/** "2 条紧急，1 条提醒无人确认" */
export function countSentence(open: readonly OpenAlarm[]): string {
  const counts = waitingByLevel(open)
  if (counts.length > 0) return `${counts.map(({ level, count }) => `${count} 条${LEVEL_LABELS[level]}`).join('，')}无人确认`
  return open.length > 0 ? `${open.length} 条告警均已确认` : '无告警'
}

/** Tells one asking from the next: an alarm that became worse asks again. */
export function announcementKey(alarm: OpenAlarm): string {
  return `${alarm.id} ${alarm.level}`
}

/** The talk of which the watch warns, for a leader to be with; null for what is about no talk. */
export function talkOf(alarm: Pick<AlarmFacts, 'id' | 'about' | 'agent'>): { readonly call: string; readonly agent: string } | null {
  const [kind = '', call = ''] = alarm.about.split('/')
  return kind === 'call' && alarm.agent && alarm.id.startsWith(WATCHED) ? { call, agent: alarm.agent } : null
}

export interface AlarmLink {
  readonly word: string
  readonly to: string
  /** Any one of these opens it. */
  readonly permissions: readonly Permission[]
}

const FLOOR: readonly Permission[] = ['live.floor']
/** What an alarm of equipment is about; it has a run-book and opens a fault. */
const EQUIPMENT: readonly string[] = ['process', 'part', 'texts', 'backup', 'recordings']
const CASES: readonly Permission[] = ['workorders.view_own', 'workorders.view_department', 'workorders.view_all']
/** Who may read what a citizen wrote. */
const READ_TRANSCRIPT: readonly Permission[] = ['chat.assign', 'citizens.reveal']
const CALLS: readonly Permission[] = ['calls.view_own', 'calls.view_group', 'calls.view_all']

/** Where to look: the seat, the queue, the call, the work order, the item, the words that the alarm is about. */
export function linksOf(alarm: Pick<AlarmFacts, 'id' | 'about' | 'agent' | 'call'>): AlarmLink[] {
  const [kind = '', id = ''] = alarm.about.split('/')
  const agent = kind === 'agent' ? id : alarm.agent
  const call = kind === 'call' ? id : alarm.call
  return [
    ...(kind === 'queue' ? [{ word: '查看队列', to: `/live?queue=${encodeURIComponent(id)}`, permissions: FLOOR }] : []),
    ...(kind === 'floor' ? [{ word: '查看现场', to: '/live', permissions: FLOOR }] : []),
    ...(agent ? [{ word: '查看坐席', to: `/live?find=${encodeURIComponent(agent)}`, permissions: FLOOR }] : []),
    ...(call ? [{ word: '查看通话', to: `/calls?period=all&id=${encodeURIComponent(call)}`, permissions: CALLS }] : []),
    ...(kind === 'case' ? [{ word: '查看工单', to: `/cases/${encodeURIComponent(id)}`, permissions: CASES }] : []),
    ...(kind === 'chat' ? [{ word: '查看咨询', to: `/chats?id=${encodeURIComponent(id)}`, permissions: ['chat.assign'] as const }] : []),
    ...(kind === 'assistant' ? [{ word: '查看对话', to: `/alarms/${encodeURIComponent(alarm.id)}/said`, permissions: READ_TRANSCRIPT }] : []),
    ...(kind === 'callback' ? [{ word: '查看回拨', to: `/callbacks?id=${encodeURIComponent(id)}`, permissions: ['callbacks.use', 'callbacks.manage'] as const }] : []),
    ...(kind === 'outbound' ? [{ word: '查看外呼', to: '/outbound', permissions: ['outbound.view', 'outbound.configure'] as const }] : []),
    ...(kind === 'audit' ? [{ word: '查看审计', to: '/audit', permissions: ['audit.view'] as const }] : []),
    ...(kind === 'item' ? [{ word: '查看待办', to: `/inbox?scope=open&id=${encodeURIComponent(id)}`, permissions: ['inbox.work'] as const }] : []),
    ...(EQUIPMENT.includes(kind) ? [{ word: '处置手册', to: `/operations/run-books?for=${encodeURIComponent(id || kind)}`, permissions: SEE_ALARMS }, { word: '查看故障', to: '/operations/faults', permissions: ['faults.report', 'faults.work'] as const }] : []),
    { word: '登记安全事故', to: `/security?tab=accidents&alarm=${encodeURIComponent(alarm.id)}`, permissions: ['security.manage'] as const },
  ]
}
