import type { Mode } from '@/calls/liveCall'
import type { IconName } from '@/shared/icons'
import type { Act } from '@/shared/keymap'

/** The four ways a leader is with a call: their words, what will happen to whom, and the usual reasons. */

export interface ModeInfo {
  readonly mode: Mode
  readonly word: string
  readonly icon: IconName
  readonly act: Act
  /** Caller and agent notice at once, so it asks again. */
  readonly danger: boolean
  readonly consequence: string
  readonly reasons: readonly string[]
}

export const MODES: readonly ModeInfo[] = [
  {
    mode: 'listen',
    word: '监听',
    icon: 'ear',
    act: 'listen',
    danger: false,
    consequence: '您可听到坐席和来电人，双方听不到您；坐席屏幕无提示。',
    reasons: ['新人带教', '通话过长', '来电人情绪激动', '坐席求助', '服务质量抽听'],
  },
  {
    mode: 'whisper',
    word: '密语',
    icon: 'whis',
    act: 'whisper',
    danger: false,
    consequence: '您可听到双方，仅坐席听到您；坐席屏幕有提示。',
    reasons: ['坐席求助', '新人带教', '提示政策口径', '来电人情绪激动'],
  },
  {
    mode: 'barge',
    word: '强插',
    icon: 'three',
    act: 'barge',
    danger: true,
    consequence: '您立即加入通话，坐席和来电人均听到您，您的语音计入录音。',
    reasons: ['坐席求助', '来电人要求班长接听', '答复有误，当场更正', '来电人情绪激动'],
  },
  {
    mode: 'take_over',
    word: '接管',
    icon: 'phone',
    act: 'takeOver',
    danger: true,
    consequence: '来电人立即转由您接待；坐席退出通话，进入话后。',
    reasons: ['坐席求助', '来电人要求班长接听', '投诉处理', '坐席设备故障', '来电人有危险'],
  },
]

export function modeOf(mode: Mode): ModeInfo {
  const info = MODES.find((one) => one.mode === mode)
  if (!info) throw new Error(`no such mode: ${mode}`)
  return info
}

/** Why one listens is asked once a shift: nobody on the call notices it, and each time stands in the audit trail. */
export function isOnceAShift(mode: Mode): boolean {
  return mode === 'listen'
}

/** These ask why even of a leader who is with the call already. */
export function needsReason(mode: Mode): boolean {
  return modeOf(mode).danger
}
