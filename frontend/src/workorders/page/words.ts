import type { IconName } from '@/shared/icons'

import type { Entry } from '../wire'

/** What the lines of a work order's course are called, and the sign beside each. */

interface Sign {
  readonly icon: IconName
  readonly tone: '' | 'ok' | 'warn' | 'primary'
}

const WORDS: Readonly<Record<string, readonly [string, IconName, Sign['tone']]>> = {
  opened: ['登记', 'headset', 'primary'],
  changed: ['改了内容', 'pencil', ''],
  claimed: ['认领', 'hand', ''],
  released: ['退回待认领', 'ret', ''],
  handed_over: ['转交', 'xfer', ''],
  given: ['分派', 'xfer', ''],
  urged: ['催办', 'bell', 'warn'],
  unrest: ['标为不稳定', 'tri', 'warn'],
  unsupervised: ['解除督办', 'tri', ''],
  unsealed: ['解除涉密', 'lock', ''],
  supervised: ['督办', 'tri', 'warn'],
  sealed: ['设为涉密', 'lock', 'warn'],
  contacted: ['已联系诉求人', 'phone', 'ok'],
  unreached: ['未接通', 'phone', 'warn'],
  extension_asked: ['申请延期', 'clock', ''],
  extension_granted: ['同意延期', 'clock', 'ok'],
  extension_refused: ['不同意延期', 'clock', 'warn'],
  clock_paused: ['时限暂停', 'pause', 'warn'],
  clock_resumed: ['时限继续', 'play', ''],
  merged: ['并入别的工单', 'three', ''],
  took_in: ['并入一张工单', 'three', ''],
  voided: ['作废', 'x', 'warn'],
  reopened: ['重开', 'ret', 'warn'],
  closed: ['办结', 'check', 'ok'],
  timer: ['到时自动处理', 'clock', 'warn'],
  moved: ['换用新版流程', 'flow', ''],
  party_added: ['加了相关人', 'users', ''],
  party_removed: ['删了相关人', 'users', ''],
  attached: ['加了附件', 'doc', ''],
  detached: ['移除附件', 'trash', ''],
  warned: ['到期提醒', 'clock', 'warn'],
  escalated: ['超时上报', 'tri', 'warn'],
}

export function titleOf(entry: Entry): string {
  if (entry.what !== 'step') return WORDS[entry.what]?.[0] ?? entry.what
  return [entry.detail.name, entry.detail.outcome].filter(Boolean).join('：') || '办了一步'
}

export function signOf(entry: Entry): Sign {
  const [, icon, tone] = WORDS[entry.what] ?? ['', 'check', '']
  return entry.what === 'step' ? { icon: 'check', tone: '' } : { icon, tone }
}

/** What is said below the title. */
export function lineOf(entry: Entry): string {
  const fields = Array.isArray(entry.detail.fields) ? `改了 ${(entry.detail.fields as string[]).join('、')}` : ''
  const to = typeof entry.detail.department_name === 'string' ? `承办 ${entry.detail.department_name}` : ''
  const file = ['attached', 'detached'].includes(entry.what) && typeof entry.detail.name === 'string' ? entry.detail.name : ''
  return [fields, to, file, entry.words].filter(Boolean).join('。')
}

/** Done by nobody: clocks and timers. */
export function isBySystem(entry: Entry): boolean {
  return entry.by === '' || entry.by === 'system'
}
