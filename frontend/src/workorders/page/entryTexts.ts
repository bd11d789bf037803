import { sentence } from '@/shared/format'
import type { IconName } from '@/shared/icons'

import type { Entry, What } from '../wire'

/** What the lines of a work order's course are called, and the sign beside each. */

interface Sign {
  readonly icon: IconName
  readonly tone: '' | 'ok' | 'warn' | 'primary'
}

const LABELS: Readonly<Record<Exclude<What, 'step'>, readonly [string, IconName, Sign['tone']]>> = {
  opened: ['登记', 'headset', 'primary'],
  changed: ['修改内容', 'pencil', ''],
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
  campaign_called: ['外呼回访', 'phone', ''],
  extension_asked: ['申请延期', 'clock', ''],
  extension_granted: ['同意延期', 'clock', 'ok'],
  extension_refused: ['不同意延期', 'clock', 'warn'],
  clock_paused: ['时限暂停', 'pause', 'warn'],
  clock_resumed: ['时限继续', 'play', ''],
  merged: ['并入其他工单', 'three', ''],
  took_in: ['并入一张工单', 'three', ''],
  voided: ['作废', 'x', 'warn'],
  reopened: ['重开', 'ret', 'warn'],
  closed: ['办结', 'check', 'ok'],
  timer: ['到时自动处理', 'clock', 'warn'],
  moved: ['换用新版流程', 'flow', ''],
  party_added: ['添加相关人', 'users', ''],
  party_removed: ['移除相关人', 'users', ''],
  attached: ['添加附件', 'doc', ''],
  detached: ['移除附件', 'trash', ''],
  deadline_warned: ['时限提醒', 'clock', 'warn'],
  deadline_overdue: ['超过时限', 'clock', 'warn'],
  deadline_escalated: ['超时上报', 'tri', 'warn'],
  left_out: ['12345 来单有未收录的栏', 'doc', 'warn'],
  return_accepted: ['12345 同意退单', 'ret', ''],
  return_refused: ['12345 不同意退单', 'ret', 'warn'],
  withdrawn: ['12345 撤回', 'x', 'warn'],
  judged: ['12345 已评价', 'check', ''],
}

export function titleOf(entry: Entry): string {
  if (entry.what !== 'step') return LABELS[entry.what][0]
  return [...new Set([entry.detail.name, entry.detail.outcome])].filter(Boolean).join('：') || '办理'
}

export function signOf(entry: Entry): Sign {
  if (entry.what === 'step') return { icon: 'check', tone: '' }
  const [, icon, tone] = LABELS[entry.what]
  return { icon, tone }
}

/** What is said below the title. */
export function lineOf(entry: Entry): string {
  const parts = [aboutOf(entry), textOf(entry, 'department_name', '承办 '), entry.text].filter(Boolean)
  return parts.map((part, at) => (at < parts.length - 1 ? sentence(part) : part)).join('')
}

/** What it was done with: which deadline, which other work order, whose hands. */
function aboutOf(entry: Entry): string {
  switch (entry.what) {
    case 'changed':
      return `修改了${namesIn(entry)}`
    case 'left_out':
      return `未收录：${namesIn(entry)}`
    case 'deadline_warned':
      return `“${textOf(entry, 'clock')}”时限已用 ${Math.round(Number(entry.detail.share) * 100)}%`
    case 'deadline_escalated':
      return `“${textOf(entry, 'clock')}”超过时限${textOf(entry, 'to_name', '，上报')}`
    case 'deadline_overdue':
    case 'extension_asked':
    case 'extension_granted':
    case 'extension_refused':
    case 'clock_paused':
    case 'clock_resumed':
      return `“${textOf(entry, 'clock')}”时限${textOf(entry, 'term', '，延 ')}`
    case 'handed_over':
    case 'given':
      return `“${textOf(entry, 'name')}”给 ${textOf(entry, 'person')} ${textOf(entry, 'person_name')}`
    case 'claimed':
    case 'released':
    case 'attached':
    case 'detached':
      return textOf(entry, 'name')
    case 'campaign_called':
      return textOf(entry, 'campaign')
    case 'merged':
      return textOf(entry, 'into', '并入 ')
    case 'took_in':
      return textOf(entry, 'number', '并入了 ')
    case 'unrest':
      return textOf(entry, 'level')
    case 'moved':
      return `从第 ${textOf(entry, 'was')} 版换到第 ${textOf(entry, 'version')} 版`
    case 'party_added':
    case 'party_removed':
      return textOf(entry, 'part')
    default:
      return ''
  }
}

const namesIn = (entry: Entry): string => (Array.isArray(entry.detail.fields) ? (entry.detail.fields as readonly string[]).join('、') : '')

/** One thing of its detail, behind these words; nothing where it has none. */
function textOf(entry: Entry, name: string, before = ''): string {
  const value = entry.detail[name]
  return value === undefined || value === null || value === '' ? '' : `${before}${String(value)}`
}

/** What reviewers wrote when they decided, the newest first. */
export function reviewsOf(entries: readonly Entry[]): Entry[] {
  return entries.filter(({ is_review, text }) => is_review && text !== '').toReversed()
}

/** Done by nobody: clocks and timers. */
export function isBySystem(entry: Entry): boolean {
  return entry.by === '' || entry.by === 'system'
}
