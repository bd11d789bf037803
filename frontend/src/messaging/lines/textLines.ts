import type { Schemas } from '@/wire/schemas'

/** The lines to the carriers and the texts nobody can tell about, on the wire, and the words for them. */

export type TextLine = Schemas['CarrierLineOut']
export type UncertainText = Schemas['UncertainTextOut']

export const CARRIER_LABELS: Readonly<Record<Schemas['Carrier'], string>> = { mobile: '移动', unicom: '联通', telecom: '电信', broadnet: '广电' }
/** An account's name in Chinese, where it is only the carrier's. */
export const accountText = (account: string): string => (account in CARRIER_LABELS ? CARRIER_LABELS[account as Schemas['Carrier']] : account)
export const PURPOSE_LABELS: Readonly<Record<Schemas['Purpose'], string>> = { verification: '验证码', requested: '市民索取', invitation: '邀请评价', notice: '通知', mass: '群发' }

const PHASES: Readonly<Record<TextLine['phase'], string>> = {
  none: '未启动',
  away: '未连接',
  connecting: '连接中',
  logging_in: '登录中',
  up: '正常',
  leaving: '断开中',
  over: '已停止',
}

/** "正常", "中断", "空闲" of a line that is made when there is work. */
export function stateOf(line: TextLine): string {
  if (line.is_down) return line.phase === 'none' ? '未启动' : '中断'
  return line.phase === 'away' && !line.problem ? '空闲' : PHASES[line.phase]
}

const PROBLEMS: readonly (readonly [string, string])[] = [
  ['connection lost', '连接断开'],
  ['no answer while connecting', '连接超时'],
  ['no answer while logging_in', '登录超时'],
  ['no answer to heartbeats', '心跳无响应'],
  ['no answer', '网关无响应'],
  ['octets that are no PDU', '收到无法识别的数据'],
  ['the gateway said goodbye', '网关主动断开'],
  ['wrong name or password', '网关登录名或口令有误'],
]

/** A fault in Chinese. Reasons of a refused log-in come so from the gateway's process. */
export function problemText(problem: string): string {
  return PROBLEMS.find(([start]) => problem.startsWith(start))?.[1] ?? problem
}

export const takesText = (line: TextLine): string => (line.carriers.length === 0 ? '全部' : line.carriers.map((each) => CARRIER_LABELS[each]).join('、'))
