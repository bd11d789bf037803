import type { Column } from '@/shared/list/columns'
import type { Schemas } from '@/wire/schemas'

/** Call records on the wire. */

export type RecordRow = Schemas['CallRow']

export type RecordingState = Schemas['RecordingState']

/** Why a recording is faulty. */
export const FAULTS: Readonly<Record<string, string>> = {
  missing: '文件不存在',
  short: '比通话短，或被截断',
  unreadable: '文件无法读取',
  altered: '内容与入库时不一致',
}

export type JourneyPart = Schemas['PartOut']

export type RecordEvent = Schemas['EventOut']

export type Supervised = Schemas['SupervisionOut']

export type CallDetail = Schemas['CallDetail']

export type Peaks = Schemas['PeaksOut']

export const FLAG_LABELS: Readonly<Record<string, string>> = {
  to_rating: '已转评价',
  abandoned: '放弃',
  short_abandon: '5 秒内放弃',
  callback: '约定回拨',
  callback_done: '回拨接通',
  missed_offer: '有人漏接',
  switch_lost: '线路中断',
  agent_lost: '曾掉线',
  handed_over: '12345 转来',
  self_service: '自助查询',
  voicemail: '留言',
  sensitive: '敏感',
  objected: '反对录音',
  test: '测试',
}

export const HUNG_UP_LABELS: Readonly<Record<string, string>> = { caller: '来电人', agent: '坐席', leader: '班长', system: '系统' }

/** Flags worth a mark in the list; being passed to the rating is the rule, not a mark. */
const MARKS: readonly string[] = ['handed_over', 'self_service', 'voicemail', 'sensitive', 'objected', 'switch_lost', 'agent_lost', 'missed_offer', 'callback', 'callback_done', 'test']

/** Beside 时间, which the list always has. */
export const RECORD_COLUMNS: readonly Column[] = [
  { key: 'number', word: '号码' },
  { key: 'place', word: '归属地', extra: true },
  { key: 'agent', word: '坐席' },
  { key: 'queue', word: '队列' },
  { key: 'wait', word: '等待' },
  { key: 'talk', word: '通话' },
  { key: 'topic', word: '主题' },
  { key: 'rating', word: '评价' },
  { key: 'hungUpBy', word: '挂断方', extra: true },
  { key: 'caseNumber', word: '12345 工单号', extra: true },
  { key: 'marks', word: '标记' },
  { key: 'recording', word: '录音' },
]
/** Beside an opened call there is room for these alone. */
export const NARROW_RECORD_COLUMNS: readonly string[] = ['number', 'agent', 'queue', 'talk', 'topic', 'rating']

export function marksOf(row: RecordRow): string[] {
  const marks = MARKS.filter((flag) => row.flags.includes(flag)).map((flag) => FLAG_LABELS[flag] ?? flag)
  if (row.flags.includes('short_abandon')) return ['5 秒内放弃', ...marks]
  return row.flags.includes('abandoned') ? ['放弃', ...marks] : marks
}
