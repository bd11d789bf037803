import type { LiveCall, LiveParty, PartyStatus } from '@/calls/liveCall'

/** A third on the call, seen from one's own seat: what one is in it, who hears whom, what can be done and why not. */

export type Role = 'none' | 'asker' | 'party'
export type ThirdAct = 'swap' | 'join' | 'complete' | 'cancel' | 'drop'

export function roleIn(call: LiveCall | null, me: string): Role {
  if (!call?.party) return 'none'
  return call.party.agent === me && call.agent !== me ? 'party' : 'asker'
}

export function hasAnswered(party: LiveParty): boolean {
  return party.standing !== 'asked' && party.standing !== 'ringing'
}

export function nameOf(number: string, name = ''): string {
  return [number, name].filter(Boolean).join(' ')
}

/** Who the third is: a colleague, or a masked number outside. */
export function partyName(party: LiveParty): string {
  return party.agent ? nameOf(party.agent, party.name) : `外线 ${party.number}`
}

export interface Talker {
  readonly who: string
  readonly word: string
  /** Talks with me now. */
  readonly talks: boolean
}

const PARTY_LABELS: Record<PartyStatus, string> = {
  asked: '正在呼叫',
  ringing: '振铃中',
  consulting: '通话中',
  aside: '听音乐',
  joined: '通话中',
}

/** Caller and third as the asker has them: who talks, who waits. */
export function talkersOf(call: LiveCall, party: LiveParty): Talker[] {
  const withCaller = party.standing === 'aside' || party.standing === 'joined'
  const withParty = party.standing === 'consulting' || party.standing === 'joined'
  return [
    { who: `来电人 ${call.number || '号码未显示'}`, word: withCaller ? '通话中' : '听音乐', talks: withCaller },
    { who: partyName(party), word: PARTY_LABELS[party.standing], talks: withParty },
  ]
}

/** What the one who was asked along is told. */
export function partyNotice(call: LiveCall, party: LiveParty): string {
  const asker = nameOf(call.agent, call.agent_name)
  switch (party.standing) {
    case 'asked':
    case 'ringing':
      return `${asker} 咨询您：接听后先与同事通话，来电人听音乐`
    case 'consulting':
      return `${asker} 正在咨询您，来电人听音乐`
    case 'aside':
      return `${asker} 正与来电人通话，您听音乐`
    case 'joined':
      return `三方通话：来电人、${asker} 均可听到您`
  }
}

const NO_PARTY = '当前无咨询'
const RECONNECTING = '正在恢复语音，请稍候'
const NOT_ANSWERED = '对方未接听'

/** Why the asker cannot do this now; "" when it can be done. */
export function whyNot(act: ThirdAct, call: LiveCall | null): string {
  const party = call?.party
  if (!party) return NO_PARTY
  if (call.lost_since) return RECONNECTING
  const joined = party.standing === 'joined'
  if (act === 'cancel') return joined ? '三方通话中，请用“移出”' : ''
  if (act === 'drop') return joined ? '' : '对方未加入三方'
  if (!hasAnswered(party)) return NOT_ANSWERED
  return joined && act !== 'complete' ? '已是三方通话' : ''
}

const OVER_TEXTS: Record<string, string> = {
  unavailable: '暂不可接听',
  busy: '占线',
  no_answer: '无人接听',
  refused: '拒绝',
  failed: '未接通',
  withdrawn: '未接通',
  not_connected: '语音未接通',
  hung_up: '已退出',
  agent_gone: '已断开',
  talk_limit: '已达最长通话时间，已挂断',
  not_dialled: '的号码不能拨打',
  over_cap: '未拨出，外呼已达上限',
  not_counted: '未拨出，外呼计数无应答',
}

/**
 * What the asker is told between two looks at the call when the third is gone by no act of theirs; "" when there is
 * nothing to tell. Who refuses at once may have come and gone between the looks.
 */
export function overSentence(before: LiveCall | null | undefined, now: LiveCall | null | undefined, me: string): string {
  if (!before || !now || now.id !== before.id || now.party) return ''
  const unseen = !before.party && now.agent === me && now.consult_over !== before.consult_over
  if (!unseen && roleIn(before, me) !== 'asker') return ''
  const reason = OVER_TEXTS[now.consult_over ?? '']
  return reason ? `${before.party ? partyName(before.party) : '对方'} ${reason}，来电人已接回` : ''
}

/** By whom the caller came to me; "" when they came by themselves. */
export function passedOn(call: LiveCall | null, me: string): string {
  if (!call?.passed_on_by || call.passed_on_by === me) return ''
  return `由 ${nameOf(call.passed_on_by, call.passed_on_by_name)} 转来`
}
