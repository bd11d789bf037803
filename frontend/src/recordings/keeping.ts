/** How long recordings are kept, and the lists of those whose time is over. */

export interface Choice {
  readonly id: string
  readonly name: string
}

export interface Rule {
  readonly id: number
  readonly name: string
  readonly years: number
  readonly queue: string
  readonly topic: string
  readonly flag: string
  readonly changed_by: string
  readonly changed_at: string
}

export interface Rules {
  readonly rows: readonly Rule[]
  readonly shortest: number
  readonly longest: number
  readonly queues: readonly Choice[]
  readonly topics: readonly Choice[]
  readonly flags: readonly Choice[]
}

export type RuleWish = Pick<Rule, 'name' | 'years' | 'queue' | 'topic' | 'flag'>

export interface Destruction {
  readonly id: number
  readonly stage: Stage
  readonly day: string
  readonly listed_at: string
  readonly listed_by: string
  readonly listed_by_name: string
  readonly count: number
  readonly size: number
  readonly digest: string
  readonly decided_at: string | null
  readonly decided_by: string
  readonly decided_by_name: string
  readonly reason: string
  readonly done_at: string | null
  readonly destroyed: number
  readonly left: number
  readonly certificate: string
}

export type Stage = 'listed' | 'approved' | 'dropped' | 'done'

export interface DueRow {
  readonly call: string
  readonly at: string
  readonly seconds: number
  readonly rule: string
  readonly kept_until: string
  readonly outcome: '' | 'destroyed' | 'held' | 'kept'
}

export const STAGE_WORDS: Readonly<Record<Stage, string>> = { listed: '待批准', approved: '正在销毁', dropped: '已作废', done: '已销毁' }
export const OUTCOME_WORDS: Readonly<Record<DueRow['outcome'], string>> = { '': '待办', destroyed: '已销毁', held: '已封存，留下', kept: '规则改长，留下' }

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
  if (years === '' || !Number.isInteger(years)) return '填整数'
  if (years < shortest) return `至少 ${shortest} 年`
  return years > longest ? `最多 ${longest} 年` : ''
}
