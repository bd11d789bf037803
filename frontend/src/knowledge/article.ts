import type { Schemas } from '@/wire/schemas'

/** Articles on the wire, as they are read and as they are written. */

export type Basis = Schemas['BasisOut']

export type Yearly = Schemas['YearlyOut']

export type Referral = Schemas['ReferralOut']

export type Attachment = Schemas['ArticleFileOut']

/** An article; lists of pieces and `districts` are HTML that the server made safe, what can be copied is plain. */
export type Form = Schemas['FormOut']

export type Passage = Schemas['PassageOut']

export type Article = Schemas['ArticleOut']

export type ArticleRow = Schemas['ArticleRow']

export type Branch = Schemas['BranchOut']

export type Tree = Schemas['TreeOut']

export type RichList = 'details' | 'procedure' | 'materials' | 'time_limits' | 'channels'

/** The parts of an article in reading order; what has nothing to say is left out on the page. */
export const PARTS: readonly (readonly [RichList, string])[] = [
  ['details', '说明'],
  ['procedure', '办理步骤'],
  ['materials', '材料'],
  ['time_limits', '时限'],
  ['channels', '办理渠道'],
]

export const CALCULATORS: Readonly<Record<string, string>> = {
  'retirement-age': '退休年龄',
  'contribution-years': '缴费年限',
  severance: '经济补偿',
  'double-wages': '双倍工资',
  overtime: '加班费',
  'annual-leave': '年休假',
  'sick-leave': '病假与医疗期',
  'unemployment-benefit': '失业金月数',
  'work-injury': '工伤待遇',
  'time-limits': '申请时限',
}

/** "2025-01-01 起有效", "2025-01-01 至 2026-12-31". */
export function validity(form: Pick<Form, 'valid_from' | 'valid_until'>): string {
  return form.valid_until ? `${form.valid_from} 至 ${form.valid_until}` : `${form.valid_from} 起有效`
}

export function basisText({ law, clause }: Basis): string {
  return law.startsWith('《') ? `${law}${clause}` : `《${law}》${clause}`
}

export function fileAddress(digest: string): string {
  return `/api/knowledge/attachments/${digest}`
}
