import { RATING_LABELS } from '@/calls/figures'
import { timeOfDay } from '@/shared/format'
import type { Schemas } from '@/wire/schemas'

/** How a call was rated; that it was passed to the rating, and when; or why it was not. */

type Rating = Schemas['RatingOut']
type Talk = Pick<Schemas['TalkOut'], 'ended_by' | 'reason'>

const SKIPPED: Readonly<Record<string, string>> = { silence: '未按键', hung_up: '未评价即挂断', bad_key: '按键错误' }
const LOST: Readonly<Record<string, string>> = { agent_lost: '坐席掉线', switch_lost: '线路中断', transfer: '已转出' }
/** Reasons that callcontrol writes itself: they are no words of an agent. */
const OF_CALLCONTROL: ReadonlySet<string> = new Set(['', 'hangup', 'rating', 'taken_over'])

export function transferText(rating: Rating): string {
  return rating.started_at ? `${timeOfDay(rating.started_at, true)} 转评价` : '已转评价'
}

export function scoreText(rating: Rating): string {
  return rating.score === null ? (SKIPPED[rating.skipped] ?? '未评价') : (RATING_LABELS[rating.score] ?? '')
}

/** Who ended the last talk, and with which words where an agent hung up. "" where nobody is known. */
export function whyNotTransferred(talks: readonly Talk[]): string {
  const last = talks.at(-1)
  if (!last) return ''
  if (LOST[last.reason]) return LOST[last.reason] ?? ''
  switch (last.ended_by) {
    case 'caller':
      return '来电人先挂断'
    case 'agent':
      return OF_CALLCONTROL.has(last.reason) ? '坐席挂断' : `坐席挂断：${last.reason}`
    case 'leader':
      return '班长挂断'
    default:
      return ''
  }
}
