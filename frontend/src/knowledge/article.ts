/** Articles on the wire, as they are read and as they are written. */

export interface Basis {
  readonly law: string
  readonly clause: string
}

export interface Yearly {
  readonly what: string
  readonly where: string
}

export interface Referral {
  readonly to: string
  readonly number: string
  readonly keeps: string
}

export interface Attachment {
  readonly name: string
  readonly digest: string
  readonly type: string
  readonly size: number
}

/** An article; lists of pieces and `districts` are HTML that the server made safe, what can be copied is plain. */
export interface Form {
  readonly code: string
  readonly topic: string
  readonly title: string
  readonly valid_from: string
  readonly valid_until: string | null
  readonly tags: readonly string[]
  readonly related: readonly string[]
  readonly calculators: readonly string[]
  readonly conclusion: string
  readonly spoken: string
  readonly details: readonly string[]
  readonly procedure: readonly string[]
  readonly materials: readonly string[]
  readonly time_limits: readonly string[]
  readonly channels: readonly string[]
  readonly districts: string
  readonly asked_as: readonly string[]
  readonly basis: readonly Basis[]
  readonly yearly: Yearly | null
  readonly referral: Referral | null
  readonly attachments: readonly Attachment[]
}

export interface Passage {
  readonly key: string
  readonly text: string
}

export interface Article {
  readonly version: number
  readonly published_at: string
  readonly category: string
  readonly subcategory: string
  readonly topic_title: string
  readonly article: Form
  readonly passages: readonly Passage[]
  readonly related: readonly { readonly code: string; readonly title: string }[]
}

export interface ArticleRow {
  readonly code: string
  readonly topic: string
  readonly title: string
  readonly conclusion: string
  readonly tags: readonly string[]
  readonly category: string
  readonly subcategory: string
  readonly version: number
  readonly valid_from: string
  readonly valid_until: string | null
}

export interface Branch {
  readonly category: string
  readonly subcategory: string
  readonly count: number
}

export interface Tree {
  readonly branches: readonly Branch[]
  readonly tags: readonly { readonly tag: string; readonly count: number }[]
}

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

export function basisWords({ law, clause }: Basis): string {
  return law.startsWith('《') ? `${law}${clause}` : `《${law}》${clause}`
}

export function fileAddress(digest: string): string {
  return `/api/knowledge/attachments/${digest}`
}
