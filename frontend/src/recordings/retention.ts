import type { Schemas } from '@/wire/schemas'

/** How long recordings are kept, and the lists of those whose time is over. */

export type Choice = Schemas['AlarmChoice']

export type Rule = Schemas['RuleOut']

export type Rules = Schemas['RulesOut']

export type RuleWish = Pick<Rule, 'name' | 'years' | 'queue' | 'topic' | 'flag'>

export type Destruction = Schemas['DestructionOut']

export type Stage = 'listed' | 'approved' | 'dropped' | 'done'

export type DueRow = Schemas['DueOut']

export const STAGE_LABELS: Readonly<Record<Stage, string>> = { listed: '待批准', approved: '正在销毁', dropped: '已作废', done: '已销毁' }
export const OUTCOME_LABELS: Readonly<Record<DueRow['outcome'], string>> = { '': '待办', destroyed: '已销毁', held: '已封存，保留', kept: '规则延长，保留' }

const nameIn = (choices: readonly Choice[], id: string): string => choices.find((one) => one.id === id)?.name ?? id

/** Which calls a rule is for, in words. */
export function scopeOf(rule: RuleWish, { queues, topics, flags }: Rules): string {
  const parts = [
    rule.queue && `队列 ${nameIn(queues, rule.queue)}`,
    rule.topic && `主题 ${nameIn(topics, rule.topic)}`,
    rule.flag && nameIn(flags, rule.flag),
  ].filter(Boolean)
  return parts.join('，') || '所有录音'
}

export const isGeneral = (rule: RuleWish): boolean => !rule.queue && !rule.topic && !rule.flag

/** What is wrong with so many years, beside the field; empty when nothing is. */
export function wrongYears(years: number | '', { shortest, longest }: Pick<Rules, 'shortest' | 'longest'>): string {
  if (years === '' || !Number.isInteger(years)) return '请填整数'
  if (years < shortest) return `至少 ${shortest} 年`
  return years > longest ? `最多 ${longest} 年` : ''
}
