import { resultWord } from '@/callbacks/callbacks'
import { OUTCOME_LABELS } from '@/knowledge/feedback'
import { person, when } from '@/shared/format'
import type { Schemas } from '@/wire/schemas'

/** How a wrong answer is put right, in words: on the page of wrong answers and in the register of K13. */

export type Unreachable = NonNullable<Schemas['WrongAnswerOut']['unreachable']>

const UNREACHABLE_LABELS: Readonly<Record<Unreachable, string>> = {
  withheld: '来电未显示号码',
  unverified: '来电号码未经核实',
  blocked: '市民信息已限制处理',
  opted_out: '市民已拒绝来电和短信',
}
export const unreachableText = (reason: Unreachable): string => `无法回访：${UNREACHABLE_LABELS[reason]}`

export interface CorrectionState {
  readonly due: string
  readonly result: string
  readonly closed_at: string | null
  readonly note: string
  /** Who is to call, or has. */
  readonly by: string
}

/** "已纠正 · 12-04 10:21 · 1101 王某", "待回访 · 12-04 18:00 前". */
export function correctionText(call: CorrectionState, now: number): string {
  if (!call.closed_at) return [Date.parse(call.due) < now ? `超期未回访，应在 ${when(call.due, now)} 前` : `待回访，${when(call.due, now)} 前`, call.by].filter(Boolean).join(' · ')
  return [resultWord(call.result), call.note, when(call.closed_at, now), call.by].filter(Boolean).join(' · ')
}

export function correctionOf(call: NonNullable<Schemas['WrongAnswerOut']['callback']>): CorrectionState {
  const who = call.by ?? call.to
  return { ...call, by: who ? person(who.number, who.name) : '' }
}

export type LearningTask = NonNullable<Schemas['WrongAnswerOut']['task']>

/** "已读，测验 3 题全对 · 今天 10:21", "12-08 前阅读条目". */
export function taskText(task: Pick<LearningTask, 'due_on' | 'overdue' | 'read_at' | 'questions'>, now: number): string {
  if (task.read_at) return `已读${task.questions > 0 ? `，测验 ${task.questions} 题全对` : ''} · ${when(task.read_at, now)}${task.overdue ? '（超期）' : ''}`
  return `${task.overdue ? '超期未读，应在 ' : ''}${task.due_on.slice(5)} 前阅读条目`
}

export function hintText(hint: Pick<NonNullable<Schemas['WrongAnswerOut']['hint']>, 'outcome' | 'overdue' | 'due_on'>): string {
  if (hint.outcome) return OUTCOME_LABELS[hint.outcome]
  return `${hint.overdue ? '超期待答复，应在 ' : '待答复，'}${hint.due_on.slice(5)} 前`
}
