import { type Choice, columnsOf, type ColumnSchema, widgetOf } from '../../wire'
import { choicesOf, type Content, type Field, type Form, type Rule, type Section, without } from '../model'

/** Changes of a form as its designer makes them. All of them write into the draft they are given. */

export type Kind = 'line' | 'long' | 'rich' | 'number' | 'integer' | 'tick' | 'choice' | 'several' | 'date' | 'datetime' | 'money' | 'person' | 'rows' | 'file' | 'topic'

export const KINDS: readonly (readonly [Kind, string])[] = [
  ['line', '一行文字'],
  ['long', '多行文字'],
  ['rich', '带格式的文字'],
  ['number', '数字'],
  ['integer', '整数'],
  ['tick', '是否'],
  ['choice', '单选'],
  ['several', '多选'],
  ['date', '日期'],
  ['datetime', '日期和时间'],
  ['money', '金额（元）'],
  ['person', '经办人员'],
  ['rows', '表格（多行）'],
  ['file', '附件'],
  ['topic', '事项（主题树）'],
]
/** Files that a new file field takes at most. */
const FEW_FILES = 5
export const MASKS = [['', '不脱敏'], ['name', '姓名'], ['phone', '电话'], ['identity', '证件号'], ['text', '整段文字']] as const

/** Fields that mean something to the house whatever the model, under their own names. */
export const KNOWN: Readonly<Record<string, string>> = {
  kind: '诉求类型', topic: '事项分类', district: '区', urgency: '紧急程度', name: '姓名', phone: '联系电话', identity: '身份证号', employer: '单位名称', address: '地址',
  summary: '诉求摘要', content: '诉求内容', unrest: '不稳定因素', confidential: '涉密', wants_follow_up: '要求回访', reply: '答复',
}

export function kindOf(field: Field): Kind {
  const widget = widgetOf(field)
  if (widget) return widget
  if (field['x-rich']) return 'rich'
  if (field.type === 'array') return 'several'
  if (field.enum) return 'choice'
  if (field.type === 'boolean') return 'tick'
  if (field.type === 'integer' || field.type === 'number') return field.type
  if (field.format === 'date') return 'date'
  return field['x-widget'] === 'textarea' ? 'long' : 'line'
}

/** The same field as another kind: title and condition stay. */
export function asKind(field: Field, kind: Kind): Field {
  const base: Field = { title: field.title, ...(field['x-show'] ? { 'x-show': field['x-show'] } : {}) }
  const text = { ...base, type: 'string', ...(field['x-masked'] ? { 'x-masked': field['x-masked'] } : {}) }
  switch (kind) {
    case 'number':
    case 'integer':
      return { ...base, type: kind }
    case 'tick':
      return { ...base, type: 'boolean', default: false }
    case 'choice':
      return { ...base, type: 'string', enum: choicesOf(field) ?? ['甲', '乙'] }
    case 'several':
      return { ...base, type: 'array', items: { type: 'string', enum: textsIn(choicesOf(field) ?? ['甲', '乙']) }, uniqueItems: true }
    case 'date':
      return { ...base, type: 'string', format: 'date' }
    case 'datetime':
    case 'person':
      return { ...base, type: 'string', maxLength: 20, 'x-widget': kind }
    case 'money':
      return { ...base, type: 'number', minimum: 0, 'x-widget': 'money' }
    case 'rows':
      return { ...base, type: 'array', 'x-widget': 'rows', ...(field.items?.properties ? { items: field.items, 'x-columns': field['x-columns'] } : firstColumn()) }
    case 'file':
      return { ...base, type: 'array', 'x-widget': 'file', items: { type: 'object' }, maxItems: FEW_FILES, 'x-files': field['x-files'] ?? [] }
    case 'topic':
      return { ...base, type: 'string', maxLength: 60, 'x-widget': 'topic' }
    case 'long':
      return { ...text, maxLength: 2000, 'x-widget': 'textarea' }
    case 'rich':
      return { ...base, type: 'string', maxLength: 5000, 'x-rich': true }
    default:
      return { ...text, maxLength: field.maxLength ?? 100 }
  }
}

export type ColumnKind = 'line' | 'number' | 'integer' | 'money' | 'date' | 'choice'
export type TableColumn = ColumnSchema

export const COLUMN_KINDS: readonly (readonly [ColumnKind, string])[] = [
  ['line', '文字'],
  ['number', '数字'],
  ['integer', '整数'],
  ['money', '金额（元）'],
  ['date', '日期'],
  ['choice', '单选'],
]

export function columnKindOf(column: TableColumn): ColumnKind {
  if (column['x-widget'] === 'money') return 'money'
  if (column.enum) return 'choice'
  if (column.format === 'date') return 'date'
  return column.type === 'number' || column.type === 'integer' ? column.type : 'line'
}

/** The same column as another kind: its title stays. */
export function asColumn({ title, enum: offered }: TableColumn, kind: ColumnKind): TableColumn {
  switch (kind) {
    case 'number':
    case 'integer':
      return { title, type: kind }
    case 'money':
      return { title, type: 'number', 'x-widget': 'money' }
    case 'date':
      return { title, type: 'string', format: 'date' }
    case 'choice':
      return { title, type: 'string', enum: offered ?? ['甲', '乙'] }
    default:
      return { title, type: 'string', maxLength: 100 }
  }
}

const firstColumn = (): Pick<Field, 'items' | 'x-columns'> => ({
  items: { type: 'object', additionalProperties: false, properties: { column_1: { type: 'string', title: '第一列', maxLength: 100 } }, required: [] },
  'x-columns': ['column_1'],
})

/** Writes the columns of a table into its draft, in this order. */
function setColumns(field: Field, columns: readonly (readonly [string, TableColumn])[]): void {
  const names = columns.map(([name]) => name)
  const required = (field.items?.required ?? []).filter((name) => names.includes(name))
  field.items = { type: 'object', additionalProperties: false, properties: Object.fromEntries(columns) as NonNullable<Field['items']>['properties'], required }
  field['x-columns'] = names
}

export function addColumn(field: Field): void {
  const columns = columnsOf(field)
  setColumns(field, [...columns, [free('column', columns.map(([name]) => name)), { type: 'string', title: '新列', maxLength: 100 }]])
}

export function removeColumn(field: Field, name: string): void {
  setColumns(field, columnsOf(field).filter(([one]) => one !== name))
}

export function changeColumn(field: Field, name: string, column: TableColumn): void {
  setColumns(field, columnsOf(field).map(([one, was]) => [one, one === name ? column : was]))
}

export function requireColumn(field: Field, name: string, isRequired: boolean): void {
  if (!field.items) return
  const others = (field.items.required ?? []).filter((one) => one !== name)
  field.items.required = isRequired ? [...others, name] : others
}

function textsIn(choices: readonly Choice[]): string[] {
  return choices.map(String).filter(Boolean)
}

/** As another kind; conditions that ask for it ask as its new kind is asked. */
export function turnField(form: Form, name: string, kind: Kind): void {
  const field = form.properties[name]
  if (!field) return
  form.properties[name] = asKind(field, kind)
  for (const [other, one] of Object.entries(form.properties)) {
    if (one['x-show']?.field === name) setCondition(form, other, name, one['x-show'].in)
  }
}

export function sectionsOf(form: Form): Section[] {
  return form['x-sections'] ?? [{ id: 'all', title: '', fields: Object.keys(form.properties) }]
}

export function addSection(form: Form): string {
  const sections = (form['x-sections'] = sectionsOf(form))
  const id = free('part', sections.map((one) => one.id))
  sections.push({ id, title: '新分区', fields: [] })
  return id
}

/** Its fields go to the one before it, or after it. The last one stays. */
export function removeSection(form: Form, id: string): void {
  const sections = (form['x-sections'] = sectionsOf(form))
  const at = sections.findIndex((one) => one.id === id)
  const heir = sections[at - 1] ?? sections[at + 1]
  if (at < 0 || !heir) return
  heir.fields.push(...(sections[at]?.fields ?? []))
  sections.splice(at, 1)
}

/** The name of the new field, at the end of the section. */
export function addField(form: Form, section: string): string {
  const name = free('field', Object.keys(form.properties))
  form.properties[name] = { type: 'string', title: '新字段', maxLength: 100 }
  const sections = (form['x-sections'] = sectionsOf(form))
  ;(sections.find((one) => one.id === section) ?? sections[0])?.fields.push(name)
  return name
}

function free(word: string, taken: readonly string[]): string {
  let n = taken.length + 1
  while (taken.includes(`${word}_${n}`)) n += 1
  return `${word}_${n}`
}

/** Up or down, over the edge of its section into the next. */
export function moveField(form: Form, name: string, by: 1 | -1): void {
  const sections = (form['x-sections'] = sectionsOf(form))
  const at = sections.findIndex((one) => one.fields.includes(name))
  const section = sections[at]
  if (!section) return
  const place = section.fields.indexOf(name)
  section.fields.splice(place, 1)
  if (place + by >= 0 && place + by <= section.fields.length) section.fields.splice(place + by, 0, name)
  else {
    const next = sections[at + by]
    if (!next) section.fields.splice(place, 0, name)
    else next.fields.splice(by === 1 ? 0 : next.fields.length, 0, name)
  }
}

/** Gone from the form and from everything that names it. */
export function removeField(content: Content, name: string): void {
  const { form } = content
  setRequired(form, name, 'no')
  form.properties = without(form.properties, name)
  for (const section of form['x-sections'] ?? []) section.fields = section.fields.filter((one) => one !== name)
  form.allOf = form.allOf?.filter((rule) => !rule.then.required.includes(name) && !(name in rule.if.properties))
  if (!form.allOf?.length) delete form.allOf
  for (const field of Object.values(form.properties)) if (field['x-show']?.field === name) delete field['x-show']
  for (const step of Object.values(content.steps)) {
    step.edits = step.edits.filter((one) => one !== name)
    for (const outcome of step.outcomes) outcome.needs = outcome.needs.filter((one) => one !== name)
  }
  content.columns = content.columns.filter((column) => column.field !== name)
  for (const part of content.printed) part.fields = part.fields.filter((one) => one !== name)
}

/** Under another name, wherever it is named. False when that name is no name or is taken. */
export function renameField(content: Content, was: string, name: string): boolean {
  const { form } = content
  if (!/^[a-z][a-z0-9_]{0,39}$/.test(name) || name in form.properties) return false
  const other = (one: string): string => (one === was ? name : one)
  form.properties = Object.fromEntries(Object.entries(form.properties).map(([key, field]) => [other(key), field]))
  form.required = form.required?.map(other)
  for (const section of form['x-sections'] ?? []) section.fields = section.fields.map(other)
  for (const rule of form.allOf ?? []) {
    rule.if.required = rule.if.required.map(other)
    rule.if.properties = Object.fromEntries(Object.entries(rule.if.properties).map(([key, test]) => [other(key), test]))
    rule.then.required = rule.then.required.map(other)
    if (rule.then.properties) rule.then.properties = Object.fromEntries(Object.entries(rule.then.properties).map(([key, test]) => [other(key), test]))
  }
  for (const field of Object.values(form.properties)) if (field['x-show']) field['x-show'].field = other(field['x-show'].field)
  for (const step of Object.values(content.steps)) {
    step.edits = step.edits.map(other)
    for (const outcome of step.outcomes) outcome.needs = outcome.needs.map(other)
  }
  for (const column of content.columns) column.field = other(column.field)
  for (const part of content.printed) part.fields = part.fields.map(other)
  return true
}

export type Required = 'no' | 'always' | 'shown'

export function requiredOf(form: Form, name: string): Required {
  if (form.required?.includes(name)) return 'always'
  return form.allOf?.some((rule) => rule.then.required.includes(name)) ? 'shown' : 'no'
}

/** `shown`: whenever its condition holds; without a condition that is always. */
export function setRequired(form: Form, name: string, required: Required): void {
  form.required = (form.required ?? []).filter((one) => one !== name)
  form.allOf = (form.allOf ?? []).filter((rule) => !(rule.then.required.length === 1 && rule.then.required[0] === name))
  const rule = form.properties[name]?.['x-show']
  if (required === 'shown' && rule) form.allOf.push(visibilityRule(form, name, rule))
  else if (required !== 'no') form.required.push(name)
  if (!form.allOf.length) delete form.allOf
}

function visibilityRule(form: Form, name: string, rule: { field: string; in: Choice[] }): Rule {
  const filled = form.properties[name]?.type === 'array' ? { minItems: 1 } : { minLength: 1 }
  const chosen = { enum: [...rule.in] }
  const matching = form.properties[rule.field]?.type === 'array' ? { contains: chosen } : chosen
  return { if: { required: [rule.field], properties: { [rule.field]: matching } }, then: { required: [name], properties: { [name]: filled } } }
}

/** Shown only beside these values of another field; no values, no condition. What had to be filled in still has to be. */
export function setCondition(form: Form, name: string, other: string, values: Choice[]): void {
  const field = form.properties[name]
  if (!field) return
  const was = requiredOf(form, name)
  if (other && values.length) field['x-show'] = { field: other, in: values }
  else delete field['x-show']
  setRequired(form, name, was === 'always' && field['x-show'] ? 'shown' : was)
}

/** "甲、乙" as options, each once. */
export function optionsOf(text: string): string[] {
  return [...new Set(text.split(/[\n、,，]/).map((one) => one.trim()).filter(Boolean))]
}
