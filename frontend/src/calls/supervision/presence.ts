import type { LiveCall, Mode } from '@/calls/liveCall'
import { nameOf, partyName } from '@/calls/third/third'
import type { IconName } from '@/shared/icons'

import { modeOf } from './modes'

/** What a leader is to a call, and the words for it: whom one hears, who hears oneself, what one waits for. */

export type PresenceKind = 'ringing' | 'waiting' | Mode | 'returning'

export interface Presence {
  readonly kind: PresenceKind
  /** As asked for, also while it rings or waits. */
  readonly mode: Mode
  readonly word: string
  readonly icon: IconName
  /** Since when the leader is with the call. */
  readonly since: string
  /** The leader talks with the caller in the agent's place. */
  readonly tookOver: boolean
  readonly held: boolean
}

/** Null for a call one is not with. */
export function presenceOf(call: LiveCall | null | undefined, me: string): Presence | null {
  if (!call || call.phase === 'ended') return null
  if (call.taken_over && call.agent === me) return asTalker(call)
  const now = call.supervision
  if (!now || now.leader !== me) return null
  const { word, icon } = modeOf(now.mode)
  const at = { mode: now.mode, icon, since: now.answered_at ?? now.asked_at, tookOver: false, held: false }
  if (!now.answered_at) return { ...at, kind: 'ringing', word: '正在接通' }
  if (!now.hears) return { ...at, kind: 'waiting', word: `${word}，等待` }
  return { ...at, kind: now.mode, word: `${word}中` }
}

function asTalker(call: LiveCall): Presence {
  const at = { mode: 'take_over', tookOver: true, held: Boolean(call.held_since) } as const
  const since = call.talk_started_at ?? call.arrived_at ?? ''
  if (call.lost_since) return { ...at, kind: 'returning', word: '正在接回', icon: 'phone', since: call.lost_since }
  if (call.held_since) return { ...at, kind: 'take_over', word: '保持', icon: 'pause', since: call.held_since }
  return { ...at, kind: 'take_over', word: '已接管', icon: 'phone', since }
}

/** "1042 陈某 与 139******00" */
export function whomOf(call: LiveCall, presence: Presence): string {
  const caller = call.number || '号码未显示'
  if (presence.tookOver) return caller
  return call.agent ? `${nameOf(call.agent, call.agent_name)} 与 ${caller}` : caller
}

const WAITS: Partial<Record<LiveCall['phase'], string>> = {
  queued: '来电人等待下一位坐席，接通后继续',
  offered: '正在接通下一位坐席，接通后继续',
  outside: '来电人与外线通话，您听不到',
  rating: '来电人在评价，您听不到',
  in_flow: '来电人在听语音菜单，您听不到',
  agent_lost: '坐席语音中断，来电人听音乐，恢复后继续',
}

function waitsFor(call: LiveCall): string {
  return WAITS[call.phase] ?? (call.held_since ? '来电人听音乐，坐席恢复后继续' : '当前无人通话，有通话时继续')
}

const AUDIENCE: Record<Mode, string> = {
  listen: '坐席和来电人听不到您',
  whisper: '仅坐席听到您',
  barge: '坐席和来电人均听到您',
  take_over: '接通后由您与来电人通话',
}

/** With a third on the call: who else hears, and where the caller is. */
function audienceWithThird(call: LiveCall, mode: Mode): string {
  const party = call.party
  if (!party || (party.standing !== 'consulting' && party.standing !== 'joined')) return AUDIENCE[mode]
  const third = partyName(party)
  if (party.standing === 'joined') return mode === 'barge' ? `坐席、来电人和 ${third} 均听到您` : AUDIENCE[mode]
  const aside = `坐席咨询 ${third}，来电人听音乐`
  if (mode === 'listen') return `${aside}；均听不到您`
  return mode === 'whisper' ? `${aside}；仅坐席听到您` : `${aside}；坐席和对方听到您`
}

/** Who can hear me, or what I wait for. */
export function whoHears(call: LiveCall, presence: Presence): string {
  switch (presence.kind) {
    case 'ringing':
      return presence.mode === 'take_over' ? AUDIENCE.take_over : '正在接通您的话机'
    case 'returning':
      return '正在恢复您的语音，来电人听音乐'
    case 'waiting':
      return waitsFor(call)
    case 'take_over':
      return presence.held ? '来电人听音乐' : '来电人由您接待'
    default:
      return audienceWithThird(call, presence.kind)
  }
}

const OVER: Record<string, string> = {
  lost: '您的语音中断，已退出；通话未中断',
  caller_gone: '来电人挂断，等待回拨，监听结束',
  call_over: '通话已结束',
  failed: '您的话机未接通，请检查连接后重试',
  busy: '您的话机占线，挂断后再试',
  no_answer: '您的话机未接听，请重试',
  refused: '您的话机拒接，请重试',
}

/** Why one is no longer with the call; "" when one left by oneself or has taken over. `call` null: it is over. */
export function overSentence(call: LiveCall | null | undefined, tookOver: boolean, me: string): string {
  if (tookOver) return ''
  if (!call || call.phase === 'ended') return '通话已结束'
  return call.supervised_by === me ? (OVER[call.supervision_over ?? ''] ?? '') : ''
}

/** Whether it makes sense to ask again. */
export function worthAnother(call: LiveCall | null | undefined): boolean {
  return ['lost', 'failed', 'busy', 'no_answer', 'refused'].includes(call?.supervision_over ?? '')
}

/** What the agent is told of a leader who can be heard, or who has the caller now; "" otherwise. */
export function agentNotice(call: LiveCall | null, me: string): string {
  if (call?.taken_over && call.passed_on_by === me) {
    return `班长 ${nameOf(call.agent, call.agent_name)} 已接管本通，请完成小结`
  }
  const there = call?.supervision
  if (!there?.answered_at || there.mode === 'listen' || !there.hears) return ''
  const leader = `班长 ${nameOf(there.leader, there.name)}`
  return there.mode === 'whisper' ? `${leader} 正在密语，来电人听不到` : `${leader} 已加入通话，来电人可听到`
}

export const WITH_ANOTHER = '请先退出当前监听'

/** Why this leader cannot be with this call in this way now; "" when they can. The server decides; this saves a refusal. */
export function whyNot(call: LiveCall | null, me: string, mode: Mode, withAnother: boolean): string {
  if (!call || !['talking', 'agent_lost'].includes(call.phase)) return '不在通话中'
  if (call.agent === me) return call.taken_over ? '您已接管' : '您本人的通话'
  const there = call.supervision
  if (there && there.leader !== me) return `班长 ${nameOf(there.leader, there.name)} 正在监听，同时仅限一位`
  if (withAnother && !there) return WITH_ANOTHER
  return mode === 'take_over' && call.party ? '第三方在线，请在咨询或三方结束后接管' : ''
}
