import { http } from '@/app/http'
import type { FieldErrors } from '@/shared/fieldErrors'
import type { Schemas } from '@/wire/schemas'

/** Rules for words that citizens write back, on the wire, and the words for them. */

export type KeywordRule = Schemas['KeywordBody']
export type KeywordTried = Schemas['KeywordTriedOut']

export const MATCHES = [['equals', '整条相同'], ['starts', '开头是'], ['holds', '包含'], ['pattern', '通配符 *']] as const
export const ACTIONS = [['reply', '自动回复'], ['inbox', '转坐席'], ['opt_out', '退订'], ['nothing', '不处理']] as const
export const PUBLISH_REASONS: readonly string[] = ['新增常见问题', '更新回复内容', '减少人工处理', '纠正误判']

export const keywordRules = {
  read: () => http.get('/api/texts/keywords'),
  test: (body: Schemas['KeywordTryBody']) => http.post('/api/texts/keywords/try', { body }),
  publish: (body: Schemas['PublishKeywordsBody']) => http.post('/api/texts/keywords', { body }),
}

export function labelOf<Code extends string>(pairs: readonly (readonly [Code, string])[], code: Code): string {
  return pairs.find(([one]) => one === code)?.[1] ?? code
}

export function keywordsIn(written: string): string[] {
  return [...new Set(written.split(/[、,，;；\n]/).map((word) => word.trim()).filter(Boolean))]
}

export function moved<T>(rows: readonly T[], at: number, by: -1 | 1): T[] {
  const row = rows[at]
  return row === undefined ? [...rows] : rows.toSpliced(at, 1).toSpliced(at + by, 0, row)
}

export function changedRules(before: readonly KeywordRule[], after: readonly KeywordRule[]): boolean {
  return JSON.stringify(before) !== JSON.stringify(after)
}

/** What is missing, before the server looks at the rest. */
export function ruleErrors(rule: KeywordRule, others: readonly string[]): FieldErrors {
  const errors: Record<string, string> = {}
  if (!rule.name) errors.name = '请填写规则名称'
  else if (others.includes(rule.name)) errors.name = '已有同名规则，请换一个名称'
  if (rule.wording.length === 0) errors.wording = '请填写关键词'
  else if (rule.match === 'pattern' && rule.wording.some((word) => !/[*＊]/.test(word))) errors.wording = '通配符匹配的关键词须含 *'
  if (rule.action === 'reply' && !rule.answer) errors.answer = '请填写回复内容'
  if (rule.action === 'opt_out' && rule.match !== 'equals') errors.match = '退订只能整条相同：含有关键词的短信可能是在提问'
  return errors
}

export function outcomeOf({ meaning, rule }: KeywordTried): string {
  if (meaning === 'opt_out') return rule ? `按“${rule}”退订，不再发送通知` : '退订，不再发送通知'
  if (meaning === 'opt_in') return '恢复接收通知'
  if (meaning === 'keyword') return `按“${rule}”处理，不进待办`
  return rule ? `按“${rule}”转坐席` : '没有符合的规则，转坐席'
}
