import { RATING_LABELS } from '@/calls/figures'
import { when } from '@/shared/format'
import type { Schemas } from '@/wire/schemas'

/** Bad ratings on the wire and in words. */

export type RatingRow = Schemas['RatingRowOut']
export type RatingDetail = Schemas['RatingDetailOut']
export type Stage = RatingRow['stage']
export type Step = Schemas['HandlingStepOut']
export type MendingLine = Schemas['MendingOut']
export type MendingRow = Schemas['MendingRowOut']
export type Summary = Schemas['RatingsSummaryOut']
export type Outcome = Schemas['ContactIn']['outcome']
export type Cause = Schemas['VerifyIn']['cause']

export const STAGES: readonly (readonly [Exclude<Stage, 'closed'>, string])[] = [
  ['contact', '待回访'],
  ['verify', '待认定'],
  ['mend', '待整改'],
  ['rate_again', '待再评价'],
]
export const STAGE_LABELS: Readonly<Record<string, string>> = { ...Object.fromEntries(STAGES), closed: '已办结' }

export const OUTCOMES: readonly (readonly [Outcome, string])[] = [
  ['reached', '已联系上'],
  ['declined', '来电人不愿沟通'],
  ['not_reached', '三次未联系上'],
  ['no_number', '无可回访的号码'],
]

export const CAUSES: readonly (readonly [Cause, string])[] = [
  ['attitude', '服务态度'],
  ['answer', '答复有误、不清'],
  ['procedure', '办理进度、结果'],
  ['policy', '对政策不满'],
  ['wait', '等待过久'],
  ['line', '通话质量'],
  ['other', '其他'],
]
export const CAUSE_LABELS: Readonly<Record<string, string>> = Object.fromEntries(CAUSES)
export const VERDICT_LABELS: Readonly<Record<string, string>> = { valid: '属实', mistaken: '误评', malicious: '恶意差评' }
export const CHANNEL_LABELS: Readonly<Record<string, string>> = { key: '按键', text: '短信' }

const STEPS: Readonly<Record<Step['kind'], string>> = {
  opened: '评价',
  assigned: '经办人',
  contacted: '回访',
  verified: '认定属实',
  exclusion_requested: '申请剔除',
  excluded: '批准剔除',
  planned: '登记整改',
  moved: '调整期限',
  mended: '整改完成',
  invited: '邀请再评价',
  rated_again: '再评价',
  overdue: '超时',
  closed: '办结',
}

/** "1001 陈某", and the citizen and the system by their names. */
export function byText(step: Pick<Step, 'by' | 'by_name'>): string {
  if (step.by === 'citizen') return '来电人'
  return step.by === 'system' ? '系统' : `${step.by} ${step.by_name}`.trim()
}

export function stepText(step: Pick<Step, 'kind' | 'text'>): string {
  const content = step.kind === 'rated_again' ? (RATING_LABELS[Number(step.text)] ?? step.text) : step.text
  return content ? `${STEPS[step.kind]}：${content}` : STEPS[step.kind]
}

/** "1:05" of 65 seconds: where in a recording something is heard. */
export function placeText(second: number): string {
  return `${Math.floor(second / 60)}:${String(second % 60).padStart(2, '0')}`
}

/** 65 of "1:05" or "65"; undefined where it is no place. */
export function placeOf(text: string): number | undefined {
  const found = /^(?:(\d{1,3})[:：])?(\d{1,5})$/.exec(text.trim())
  if (!found || (found[1] !== undefined && Number(found[2]) > 59)) return undefined
  return Number(found[1] ?? 0) * 60 + Number(found[2])
}

const HOUR_MS = 3_600_000

/** What is left of the deadline that runs, or how long it is over. "" where none runs. */
export function clockText(row: Pick<RatingRow, 'next_due' | 'closed_at'>, now: number): string {
  if (!row.next_due || row.closed_at) return ''
  const left = Date.parse(row.next_due) - now
  const hours = Math.floor(Math.abs(left) / HOUR_MS)
  const spoken = hours >= 48 ? `${Math.floor(hours / 24)} 天` : hours >= 1 ? `${hours} 小时` : `${Math.max(1, Math.floor(Math.abs(left) / 60_000))} 分钟`
  return left < 0 ? `超时 ${spoken}` : `还剩 ${spoken}`
}

/** How it stands, in a word or two: an exclusion that waits, or how it ended. */
export function statusText(row: Pick<RatingRow, 'stage' | 'verdict' | 'exclusion_pending' | 'second_score'>): string {
  if (row.exclusion_pending) return '剔除待审批'
  if (row.stage !== 'closed') return STAGE_LABELS[row.stage] ?? row.stage
  if (row.verdict !== 'valid') return `${VERDICT_LABELS[row.verdict] ?? ''}，已剔除`
  return row.second_score ? `已办结，再评价${RATING_LABELS[row.second_score]}` : '已办结'
}

export function closedText(row: Pick<RatingRow, 'closed_at'>, now: number): string {
  return row.closed_at ? when(row.closed_at, now) : ''
}
