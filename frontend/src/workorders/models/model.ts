import { http } from '@/app/http'

import type { CaseWhole, Choice, FieldSchema, FormSchema, Outcome, Value } from '../wire'

/** Models of work orders on the wire: form, flow, dispatch, deadlines, numbering, columns, print layout. All of it is data. */

export const MODELS = '/api/workorders/models'

export interface VersionRow {
  readonly model: string
  readonly version: number
  readonly name: string
  readonly state: string
  readonly note: string
  readonly saved_at: string
  readonly by: string
  readonly by_name: string
  readonly published_at: string | null
  readonly published_by: string
  /** Its cases that are not over. */
  readonly running: number
}

export interface ModelRow extends VersionRow {
  /** The version that takes new cases, 0 for none. */
  readonly live: number
}

export interface Problem {
  /** An id in the drawing or a field of the form, "" for the whole. */
  readonly element: string
  readonly text: string
}

export interface WholeVersion extends VersionRow {
  readonly content: Content
  readonly problems: readonly Problem[]
}

export interface House {
  readonly roles: readonly { readonly code: string; readonly name: string }[]
  readonly departments: readonly { readonly code: string; readonly name: string; readonly district: string; readonly staffed: boolean }[]
  /** What every case has for its flow to compare, besides its fields. */
  readonly values: readonly string[]
  readonly categories: readonly string[]
}

export interface Moved {
  readonly moved: number
  readonly stuck: readonly { readonly id: string; readonly number: string; readonly version: number; readonly trouble: string }[]
}

export interface Rehearsal {
  readonly case: CaseWhole
  readonly at: string
  readonly rings_at: string | null
}

export interface Deed {
  readonly step: string
  readonly outcome: string
  readonly values: Readonly<Record<string, Value>>
  readonly reason: string
  readonly department: string
  readonly result: string
  readonly satisfied: boolean | null
  readonly ticked: readonly number[]
}

/** What may be written while it is edited: nothing here is read only. */
export type Loose<T> = T extends readonly (infer Item)[] ? Loose<Item>[] : T extends object ? { -readonly [Name in keyof T]: Loose<T[Name]> } : T

export type Field = Loose<FieldSchema> & { minLength?: number; pattern?: string }
export interface Section {
  id: string
  title: string
  fields: string[]
}
export interface Rule {
  if: { required: string[]; properties: Record<string, { enum?: Choice[]; const?: Choice; contains?: { enum: Choice[] } }> }
  then: { required: string[]; properties?: Record<string, unknown> }
}
export interface Form extends Omit<Loose<FormSchema>, 'properties' | 'x-sections'> {
  type: string
  properties: Record<string, Field>
  'x-sections'?: Section[]
  allOf?: Rule[]
}

export type Unit = 'minutes' | 'hours' | 'working_hours' | 'days' | 'working_days'
export interface Term {
  amount: number
  unit: Unit
}

export interface Step {
  state: string
  outcomes: Loose<Outcome>[]
  to: 'role' | 'department' | 'creator'
  edits: string[]
  checklist: string[]
  aside: boolean
}

export interface Clock {
  id: string
  name: string
  starts: string[]
  stops: string[]
  terms: Record<string, Term>
  outcomes: string[]
  alerts: { warn_at: number[]; escalate: { after: Term; to: string }[] }
  dispatched: boolean
  external: boolean
  extendable: boolean
  pausable: boolean
  ours: boolean
}

export interface Column {
  field: string
  name: string
  width: number
  reported: '' | 'count' | 'sum'
}

export interface Content {
  form: Form
  flow: string
  steps: Record<string, Step>
  states: Record<string, string>
  entry: string
  subflows: string[]
  decision: string
  lanes: Record<string, string>
  ends: Record<string, string>
  clocks: Clock[]
  numbering: string
  columns: Column[]
  printed: { title: string; fields: string[] }[]
  returns_out?: unknown
}

export const models = {
  list: async () => (await http.get<{ rows: ModelRow[] }>(MODELS)).rows,
  house: () => http.get<House>(`${MODELS}/house`),
  versions: async (id: string) => (await http.get<{ rows: VersionRow[] }>(`${MODELS}/${id}`)).rows,
  version: (id: string, version: number) => http.get<WholeVersion>(`${MODELS}/${id}/${version}`),
  save: (id: string, body: { name: string; content: Content; base: number; note: string }) => http.post<WholeVersion>(`${MODELS}/${id}`, body),
  check: async (content: Content) => (await http.post<{ problems: Problem[] }>(`${MODELS}/check`, { content })).problems,
  tryOut: (id: string, version: number) => http.post<WholeVersion>(`${MODELS}/${id}/${version}/trial`),
  publish: (id: string, version: number) => http.post<WholeVersion>(`${MODELS}/${id}/${version}/publish`),
  move: (id: string, to: number, dry: boolean) => http.post<Moved>(`${MODELS}/${id}/moves`, { to, dry }),
  rehearse: (content: Content, deeds: readonly Deed[]) => http.post<Rehearsal>(`${MODELS}/rehearsals`, { content, deeds }),
}

/** All but these. */
export function without<T>(record: Readonly<Record<string, T>>, ...names: readonly string[]): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)))
}

/** What the states of a version are called, and in which shade. */
export const STATES: Readonly<Record<string, readonly [string, string]>> = {
  draft: ['草稿', ''],
  trial: ['试运行', 'warn'],
  published: ['已发布', 'ok'],
  retired: ['已替换', ''],
}

/** What may be chosen in a field, of one or of several; undefined where it is no choice. */
export function choicesOf(field: Field | undefined): Choice[] | undefined {
  return field?.type === 'array' ? (field.items?.enum ?? []) : field?.enum
}

/** The fields that may be compared and listed: never what is sealed. */
export function openFields(form: Form): [string, string][] {
  return Object.entries(form.properties)
    .filter(([, field]) => !field['x-masked'])
    .map(([name, field]) => [name, field.title || name])
}

const VALUE_NAMES: Readonly<Record<string, string>> = {
  kind: '诉求类型', source: '来源', topic: '事项', category: '事项大类', subcategory: '事项小类', district: '区', urgency: '紧急程度', unrest: '不稳定因素',
  confidential: '涉密', wants_follow_up: '要求回访', outcome: '办理结果', department: '承办单位', external: '12345 派来的', reopened: '重开过', repeats: '重复件数', returns: '退单次数',
}

/** What conditions and the dispatch table may compare: [name, what it is called]. */
export function comparable(form: Form, values: readonly string[]): [string, string][] {
  const fields = new Map(openFields(form))
  for (const value of values) if (!fields.has(value)) fields.set(value, VALUE_NAMES[value] ?? value)
  return [...fields]
}
