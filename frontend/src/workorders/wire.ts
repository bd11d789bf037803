import type { Level } from '@/shared/LevelTag.vue'
import type { Schemas } from '@/wire/schemas'

/** Work orders on the wire, and the words and shades they are shown in. */

export type Outcome = Schemas['OutcomeOut']

export type Task = Schemas['TaskOut']

export type CaseRow = Schemas['CaseRow']

export type Deadline = Schemas['DeadlineOut']

export type ExtensionRequest = Schemas['ExtensionRequestOut']

/** What a line of a work order's course can tell. */
export type What = Schemas['CaseEntryOut']['what']

export type Entry = Schemas['CaseEntryOut']

export type Comment = Schemas['CommentOut']

export type CaseFile = Schemas['AttachmentOut']

/** Somebody besides the caller; name and number masked, "" where there is none. */
export type Party = Schemas['PartyOut']

export type SameCase = Schemas['RepeatOut']

export type Choice = string | number | boolean | null
/** One line of a table, by column. */
export type Row = Readonly<Record<string, string | number>>
/** A multiple choice has several; a table has rows. */
export type Value = Choice | readonly string[] | readonly Row[]
/** What is filled into a form, by field. */
export type Values = Readonly<Record<string, Value>>

/** One field of a form: JSON Schema, with what our renderer adds to it. */
export interface FieldSchema {
  readonly type?: string
  readonly title?: string
  readonly enum?: readonly Choice[]
  /** Of an array: a multiple choice, or the columns of a table. */
  readonly items?: {
    readonly type?: string
    readonly enum?: readonly string[]
    readonly properties?: Readonly<Record<string, ColumnSchema>>
    readonly required?: readonly string[]
    readonly additionalProperties?: boolean
  }
  readonly minItems?: number
  readonly maxItems?: number
  readonly uniqueItems?: boolean
  readonly default?: Value
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly format?: string
  readonly 'x-widget'?: string
  readonly 'x-masked'?: string
  readonly 'x-rich'?: boolean
  /** Kinds of files that a file field takes; none for all. */
  readonly 'x-files'?: readonly string[]
  /** The columns of a table in their order, which the properties do not keep. */
  readonly 'x-columns'?: readonly string[]
  readonly 'x-show'?: { readonly field: string; readonly in: readonly Choice[] }
}

/** One column of a table. */
export interface ColumnSchema {
  readonly type?: string
  readonly title?: string
  readonly enum?: readonly string[]
  readonly maxLength?: number
  readonly format?: string
  readonly 'x-widget'?: string
}

export interface FormSchema {
  readonly required?: readonly string[]
  readonly 'x-sections'?: readonly { readonly id: string; readonly title: string; readonly fields: readonly string[] }[]
  readonly properties: Readonly<Record<string, FieldSchema>>
}

export type CaseDetail = Schemas['CaseOut']

export type EntryForm = Schemas['EntryForm']

export type Department = Schemas['DepartmentOut']

export const SEE = ['workorders.view_own', 'workorders.view_department', 'workorders.view_all'] as const
export const CASES = '/api/workorders/cases'

export const URGENCY_LEVELS: Readonly<Record<string, Level>> = { 特急: 'red', 紧急: 'orange' }

export const UNREST_LEVELS: Readonly<Record<string, Level>> = { 红: 'red', 橙: 'orange', 黄: 'yellow' }

/** In the colour of how it stands: still to do, out of hand, over. */
export function stateTone(row: Pick<CaseRow, 'state' | 'over'>): string {
  if (row.over) return 'ok'
  return row.state === 'returned' || row.state === 'unrest' ? 'warn' : 'primary'
}

/** "3 天 4 小时", "2 小时 12 分", "8 分": as coarse as one needs it. */
export function span(seconds: number): string {
  const minutes = Math.floor(Math.abs(seconds) / 60)
  const days = Math.floor(minutes / 1440)
  const hours = Math.floor((minutes % 1440) / 60)
  if (days > 0) return hours > 0 ? `${days} 天 ${hours} 小时` : `${days} 天`
  return hours > 0 ? `${hours} 小时 ${minutes % 60} 分` : `${minutes} 分`
}

/** "还剩 2 小时 12 分", "超时 8 分". */
export function remaining(due: string, now: number): string {
  const seconds = (Date.parse(due) - now) / 1000
  return seconds < 0 ? `超时 ${span(seconds)}` : `还剩 ${span(seconds)}`
}

/** Whether a field is to be shown beside these values. */
export function isVisible(field: FieldSchema, values: Readonly<Record<string, Value>>): boolean {
  const rule = field['x-show']
  if (!rule) return true
  const value = values[rule.field] ?? null
  if (isTable(value)) return false
  return isSeveral(value) ? value.some((one) => rule.in.includes(one)) : rule.in.includes(value)
}

export function isSeveral(value: Value | undefined): value is readonly string[] {
  return Array.isArray(value) && !isTable(value)
}

export function isTable(value: Value | undefined): value is readonly Row[] {
  return Array.isArray(value) && value.some((one) => typeof one === 'object')
}

export type NamedColumn = readonly [name: string, column: ColumnSchema]

/** The columns of a table, in their order. */
export function columnsOf(field: FieldSchema): NamedColumn[] {
  const found = field.items?.properties ?? {}
  const order = new Set([...(field['x-columns'] ?? []), ...Object.keys(found)])
  return [...order].flatMap((name) => (found[name] ? [[name, found[name]] as const] : []))
}

/** Fields that are filled in by a control of their own. */
export type Widget = 'topic' | 'datetime' | 'money' | 'person' | 'rows' | 'file'
const WIDGETS: readonly Widget[] = ['topic', 'datetime', 'money', 'person', 'rows', 'file']

export function widgetOf(field: { readonly 'x-widget'?: string }): Widget | undefined {
  return WIDGETS.find((one) => one === field['x-widget'])
}

/** "21,600.00 元". */
export function moneyText(yuan: number): string {
  return `${yuan.toLocaleString('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 })} 元`
}

/** A file as the value of a file field lists it. */
export type FormFile = Schemas['FormFileOut']

export function filesIn(value: Value | undefined): readonly FormFile[] {
  return isTable(value) ? (value as unknown as readonly FormFile[]) : []
}

/** Kinds of files that a field can take: their code, their word, the endings of their names. */
export const FILE_KINDS: readonly (readonly [code: string, word: string, endings: string])[] = [
  ['image', '图片', 'image/jpeg,image/png,image/gif,image/webp,image/bmp,.heic'],
  ['pdf', 'PDF', '.pdf'],
  ['word', 'Word', '.docx,.doc,.wps'],
  ['excel', 'Excel', '.xlsx,.xls,.et'],
  ['ppt', 'PPT', '.pptx,.ppt'],
  ['text', '文本', '.txt,.csv'],
]
export const MAX_FORM_FILES = 20

export function fileKindsOf(field: Pick<FieldSchema, 'x-files'>): typeof FILE_KINDS {
  const chosen = field['x-files'] ?? []
  return FILE_KINDS.filter(([code]) => chosen.length === 0 || chosen.includes(code))
}

/** As it is read: what is chosen of several in a row, a tick as 是, money to the fen, large numbers in groups of three (a year stays a year), a moment without its T. */
export function textOf(value: Value | undefined, widget?: Widget): string {
  if (widget === 'money' && typeof value === 'number') return moneyText(value)
  if (widget === 'datetime' && typeof value === 'string') return value.replace('T', ' ')
  if (widget === 'file') return filesIn(value).map(({ name }) => name).join('、')
  if (isTable(value)) return value.map((row) => Object.values(row).join(' ')).join('；')
  if (isSeveral(value)) return value.join('、')
  if (typeof value === 'boolean') return value ? '是' : ''
  if (typeof value === 'number' && value >= 10_000) return value.toLocaleString('zh-CN')
  return value === null || value === undefined ? '' : String(value)
}

/** Nothing was filled in. */
export function isBlank(value: Value | undefined): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

/** The same is filled in; nothing is as good as nothing. */
export function isSame(one: Value | undefined, other: Value | undefined): boolean {
  if (isTable(one) || isTable(other)) return JSON.stringify(one) === JSON.stringify(other)
  if (isSeveral(one) && isSeveral(other)) return one.length === other.length && one.every((each) => other.includes(each))
  return one === other || (isBlank(one) && isBlank(other))
}
