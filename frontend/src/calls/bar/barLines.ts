import type { LiveCall } from '@/calls/liveCall'
import { passedOn, roleIn } from '@/calls/third/third'
import { secondsBetween, spoken, timeOfDay } from '@/shared/format'

import type { BarKind } from './barState'

/** The two lines of the bar beside the state: who is on the line, and what to know or do. */

export interface BarTexts {
  readonly title: string
  /** The title is a caller, not a remark. */
  readonly isCaller: boolean
  readonly subtitle: string
  /** The second line asks for a look. */
  readonly warns: boolean
}

export interface LineFacts {
  readonly kind: BarKind
  /** One's own number. */
  readonly me?: string
  readonly call: LiveCall | null
  readonly missing: readonly string[]
  /** The call that is summed up ended because the switch died. */
  readonly switchLost?: boolean
  readonly silentSeconds: number
  readonly device: string
  readonly phoneReady: boolean
  readonly phoneError: string
  readonly next: string
  /** Changes brought by a reconnection just made; null when there was none. */
  readonly caughtUp: number | null
  readonly now: number
}

const SILENT_AFTER = 20
const APOLOGISE_AFTER = 30
/** So long before a call out reaches its longest time the agent is warned. */
const LIMIT_WARNING_MS = 3 * 60_000
const SWITCH_LOST = '线路中断，非对方挂断。完成小结后可回拨'
const RINGS_BACK = '交换机故障，线路中断，非对方挂断。系统优先回拨来电人'

export function isSilent(kind: BarKind, silentSeconds: number): boolean {
  return kind === 'talking' && silentSeconds >= SILENT_AFTER
}

function waitOf(call: LiveCall, now: number): string {
  if (call.waited_seconds) return `等待 ${spoken(call.waited_seconds)}`
  return call.queued_at ? `等待 ${spoken(secondsBetween(call.queued_at, now))}` : ''
}

function aboutDialling(call: LiveCall | null, device: string): string {
  if (call?.direction !== 'out') return '正在拨打来电人的电话'
  if (call.phase === 'dialling') return '对方电话正在响铃'
  return device === 'phone' ? '请拿起话机，随后拨打对方' : '正在接通您的话机'
}

/** Why the caller is rung back: they chose it, or the switch died under them. */
function aboutCallback(call: LiveCall): string {
  return call.reasons.includes('switch_lost') ? '线路中断，优先回拨' : '回拨'
}

/** What became of the caller whose line died with the switch. */
function aboutLostLine(call: LiveCall | null): string {
  return call?.callback ? RINGS_BACK : SWITCH_LOST
}

function aboutCall(call: LiveCall, now: number, me: string): string {
  const waited = roleIn(call, me) === 'party' ? '' : waitOf(call, now)
  const unrecorded = call.objected ? '不录音' : ''
  if (call.direction === 'out') return [unrecorded, passedOn(call, me), '呼出', call.place].filter(Boolean).join(' · ')
  const unverified = call.presentation === 'claimed' ? '号码未经运营商核实' : ''
  return [unrecorded, passedOn(call, me), unverified, call.queue_name, call.callback ? aboutCallback(call) : waited, call.repeat ? '1 小时内又来电' : '']
    .filter(Boolean)
    .join(' · ')
}

/** A leg outside is hung up soon: whoever talks may still say goodbye. */
function limitWarning(call: LiveCall | null, now: number): string {
  if (!call?.talk_limit_at || Date.parse(call.talk_limit_at) - now > LIMIT_WARNING_MS) return ''
  return `外呼即将到达时限，${timeOfDay(call.talk_limit_at, true)} 自动挂断，请尽快结束`
}

function silence(seconds: number): string {
  return `静默 ${seconds} 秒${seconds >= APOLOGISE_AFTER ? '，请致歉' : ''}`
}

function withCaller(facts: LineFacts): BarTexts {
  const { call, kind } = facts
  const title = call ? call.number || '号码未显示' : '来电人'
  if (kind === 'rejoining') return { title, isCaller: true, subtitle: '正在恢复语音，来电人听音乐', warns: true }
  if (kind === 'dialling') return { title, isCaller: true, subtitle: facts.phoneError || aboutDialling(call, facts.device), warns: facts.phoneError !== '' }
  if (facts.phoneError) return { title, isCaller: true, subtitle: facts.phoneError, warns: true }
  const limit = limitWarning(call, facts.now)
  if (limit) return { title, isCaller: true, subtitle: limit, warns: true }
  if (isSilent(kind, facts.silentSeconds)) {
    return { title, isCaller: true, subtitle: silence(facts.silentSeconds), warns: true }
  }
  const parts = [call ? aboutCall(call, facts.now, facts.me ?? '') : '', facts.next ? `话后${facts.next}` : ''].filter(Boolean)
  return { title, isCaller: true, subtitle: parts.join(' · '), warns: false }
}

function remark(title: string, subtitle = '', warns = false): BarTexts {
  return { title, isCaller: false, subtitle, warns }
}

export function barTexts(facts: LineFacts): BarTexts {
  const texts = textsOf(facts)
  if (facts.caughtUp === null) return texts
  return { ...texts, subtitle: facts.caughtUp > 0 ? `已恢复，补回 ${facts.caughtUp} 条` : '已恢复，无遗漏', warns: false }
}

function textsOf(facts: LineFacts): BarTexts {
  switch (facts.kind) {
    case 'none':
      return remark('无通话')
    case 'off':
      return remark('未签入')
    case 'elsewhere':
      return remark('已在另一窗口使用', '在此签入后，另一窗口停用')
    case 'ringing':
      return { ...withCaller(facts), ...(facts.device === 'phone' ? { subtitle: '请在话机上接听', warns: false } : {}) }
    case 'wrap': {
      const left = facts.missing.length > 0 ? `未填：${facts.missing.join('、')}` : '可保存'
      const errorText = facts.phoneError || (facts.switchLost ? aboutLostLine(facts.call) : '')
      return { ...withCaller(facts), subtitle: errorText || left, warns: errorText !== '' }
    }
    case 'missed':
      return remark('来电人已回到队首')
    case 'away':
    case 'ready':
      if (facts.phoneError) return remark('无通话', facts.phoneError, true)
      if (facts.device === 'browser' && !facts.phoneReady) return remark('无通话', '话机正在连接，连接后可接来电', true)
      return remark('无通话')
    default:
      return withCaller(facts)
  }
}
