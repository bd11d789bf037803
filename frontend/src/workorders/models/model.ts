import { http } from '@/app/http'
import type { Schemas } from '@/wire/schemas'

import type { Choice, FieldSchema, FormSchema, Outcome, Value } from '../wire'

/** Models of work orders on the wire: form, flow, dispatch, deadlines, numbering, columns, print layout. All of it is data. */

export const MODELS = '/api/workorders/models'

export type VersionRow = Schemas['ModelVersionOut']

export type ModelRow = Schemas['ModelRow']

export type Problem = Schemas['ProblemOut']

export type VersionDetail = Schemas['VersionDetail']

export type Organisation = Schemas['OrganisationOut']

export type Moved = Schemas['MoveOut']

export type Rehearsal = Schemas['RehearsalOut']

export interface Transition {
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
  list: async () => (await http.get('/api/workorders/models')).rows,
  organisation: () => http.get('/api/workorders/models/house'),
  versions: async (id: string) => (await http.get('/api/workorders/models/{model}', { path: { model: id } })).rows,
  version: (id: string, version: number) => http.get('/api/workorders/models/{model}/{version}', { path: { model: id, version } }),
  save: (id: string, body: { name: string; content: Content; base: number; note: string }) => http.post('/api/workorders/models/{model}', { path: { model: id }, body }),
  check: async (content: Content) => (await http.post('/api/workorders/models/check', { body: { content } })).problems,
  tryOut: (id: string, version: number) => http.post('/api/workorders/models/{model}/{version}/trial', { path: { model: id, version } }),
  publish: (id: string, version: number) => http.post('/api/workorders/models/{model}/{version}/publish', { path: { model: id, version } }),
  move: (id: string, to: number, dry: boolean) => http.post('/api/workorders/models/{model}/moves', { path: { model: id }, body: { to, dry } }),
  rehearse: (content: Content, deeds: readonly Transition[]) => http.post('/api/workorders/models/rehearsals', { body: { content, deeds } }),
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
