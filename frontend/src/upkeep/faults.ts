import { http } from '@/app/http'
import { clock, person, when } from '@/shared/format'
import type { Schemas } from '@/wire/schemas'

/** 设备故障: what is out of order, who answered within three minutes, what it was. */

export type Fault = Schemas['FaultOut']
export type FaultDetail = Schemas['FaultDetailOut']
export type FaultKind = Fault['kind']
export type FaultState = '' | 'waiting' | 'open' | 'closed'
export type Closing = Required<Schemas['FaultClosingIn']>
export type RunBook = Schemas['RunBookOut']

export const KINDS: readonly (readonly [FaultKind, string])[] = [
  ['seat', '工位、话机、耳机'],
  ['switch', '交换机、线路'],
  ['network', '网络'],
  ['assistant', '京晓保'],
  ['texts', '短信网关'],
  ['process', '程序'],
  ['database', '数据库'],
  ['storage', '存储、备份'],
  ['other', '其他'],
]
export const KIND_NAMES = Object.fromEntries(KINDS) as Readonly<Record<FaultKind, string>>
export const STATES: readonly (readonly [FaultState, string])[] = [['open', '未办结'], ['waiting', '待确认'], ['closed', '已办结'], ['', '全部']]
export const STEP_NAMES: Readonly<Record<FaultDetail['steps'][number]['kind'], string>> = {
  opened: '发生',
  alarmed: '再次告警',
  called: '通知',
  acknowledged: '确认',
  noted: '处置',
  cleared: '告警解除',
  closed: '办结',
}
export const RESPONSIBLE: readonly (readonly [Closing['responsible'], string])[] = [['ours', '乙方原因'], ['planned', '已报备的计划维护'], ['beyond', '不可抗力']]

export const isWaiting = (fault: Pick<Fault, 'acknowledged_at' | 'closed_at'>): boolean => fault.acknowledged_at === null && fault.closed_at === null

/** Seconds until somebody must have answered; negative once it is late. */
export function secondsLeft(fault: Pick<Fault, 'due_at'>, now: number): number {
  return Math.ceil((Date.parse(fault.due_at) - now) / 1000)
}

/** "剩 2:31", "已超 0:12", "41 秒确认". */
export function answerText(fault: Pick<Fault, 'due_at' | 'answer_seconds'>, now: number): string {
  if (fault.answer_seconds !== null) return `${clock(fault.answer_seconds)} 确认`
  const left = secondsLeft(fault, now)
  return left >= 0 ? `剩 ${clock(left)}` : `已超 ${clock(-left)}`
}

export const LIMIT_SECONDS = 180

export function answerTone(fault: Pick<Fault, 'due_at' | 'answer_seconds'>, now: number): 'ok' | 'warn' | 'danger' {
  if (fault.answer_seconds !== null) return fault.answer_seconds <= LIMIT_SECONDS ? 'ok' : 'danger'
  return secondsLeft(fault, now) >= 0 ? 'warn' : 'danger'
}

/** When it was raised and, unless by an alarm, by whom. */
export function raisedText(fault: Pick<FaultDetail, 'raised_at' | 'by_alarm' | 'opened_by' | 'opened_by_name'>, now: number): string {
  return [when(fault.raised_at, now), fault.by_alarm ? '' : person(fault.opened_by, fault.opened_by_name)].filter(Boolean).join(' ')
}

export function stateText(fault: Pick<Fault, 'acknowledged_at' | 'acknowledged_name' | 'closed_at' | 'counts'>): string {
  if (fault.closed_at !== null) return fault.counts ? '已办结' : '已办结，不计入'
  return fault.acknowledged_at === null ? '待确认' : `${fault.acknowledged_name} 处理中`
}

const of = (id: string): { path: { fault_id: string } } => ({ path: { fault_id: id } })

export const faults = {
  read: (state: FaultState, cursor = ''): Promise<Schemas['FaultsOut']> => http.get('/api/upkeep/faults', { query: { state, cursor } }),
  detail: (id: string): Promise<FaultDetail> => http.get('/api/upkeep/faults/{fault_id}', of(id)),
  report: (body: Schemas['FaultIn']): Promise<FaultDetail> => http.post('/api/upkeep/faults', { body }),
  note: (id: string, text: string): Promise<FaultDetail> => http.post('/api/upkeep/faults/{fault_id}/notes', { ...of(id), body: { text } }),
  close: (id: string, body: Closing): Promise<FaultDetail> => http.post('/api/upkeep/faults/{fault_id}/close', { ...of(id), body }),
  async acknowledge(fault: FaultDetail): Promise<FaultDetail> {
    const answered = await http.post('/api/upkeep/faults/{fault_id}/acknowledge', of(fault.id))
    // The alarm that opened it is acknowledged in the same press; it may be over or acknowledged already.
    if (fault.alarm) await http.post('/api/alarms/{alarm_id}/acknowledge', { path: { alarm_id: fault.alarm }, body: { note: '随故障单确认' } }).catch(() => undefined)
    return answered
  },
  take: (id: string, form: 'pdf' | 'docx') => http.file('/api/upkeep/faults/{fault_id}/report', { ...of(id), query: { form } }),
}
