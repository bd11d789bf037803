import { http } from '@/app/http'
import { count } from '@/shared/format'
import type { Schemas } from '@/wire/schemas'

/** Mass sending on the wire, the words for it, and what may be done when. */

export type Mass = Schemas['MassDetailOut']
export type MassRow = Schemas['MassOut']
export type Stage = MassRow['stage']
export type Wording = Schemas['MassCheckBody']
/** What a person does with it. */
export type Step = 'check' | 'trial' | 'submit' | 'start' | 'pause' | 'cancel' | 'export'
type Problem = Mass['problems'][number]['problem']
type State = Mass['progress'][number]['state']

export const ACCEPTED_TABLES = '.xlsx,.xls,.csv'
export const STAGE_LABELS: Readonly<Record<Stage, string>> = { uploaded: '待设置', checking: '正在检查', checked: '已检查', approved: '已批准', running: '正在发送', paused: '已暂停', done: '已完成', cancelled: '已取消' }
export const PROBLEM_LABELS: Readonly<Record<Problem, string>> = {
  bad_number: '不是手机号码',
  double: '号码重复',
  blacklisted: '在黑名单中',
  opted_out: '已退订',
  missing: '变量缺值',
  earlier: '24 小时内已有相同短信',
  unsendable: '过长或没有可用通道',
}
export const STATE_LABELS: Readonly<Record<State, string>> = { held: '未开始', waiting: '待发送', handed_over: '已提交', sent: '已发出', delivered: '已送达', failed: '发送失败', expired: '过期未送达', uncertain: '结果未知' }
/** In the order in which a text comes to them. */
const STATES: readonly State[] = ['held', 'waiting', 'handed_over', 'sent', 'delivered', 'failed', 'expired', 'uncertain']
/** Nothing is known yet of how these end. */
const UNDER_WAY: readonly State[] = ['held', 'waiting', 'handed_over']

const TONES: Readonly<Partial<Record<Stage, string>>> = { checking: 'primary', running: 'primary', paused: 'warn', done: 'ok', approved: 'ok' }

/** A request for approval goes before what the check found. */
export const stageText = (row: Pick<MassRow, 'stage' | 'is_requested'>): string => (row.is_requested ? '待审批' : STAGE_LABELS[row.stage])
export const toneOf = (row: Pick<MassRow, 'stage' | 'is_requested'>): string => (row.is_requested ? 'warn' : (TONES[row.stage] ?? ''))

const ALLOWED: Readonly<Record<Step, readonly Stage[]>> = {
  check: ['uploaded', 'checked'],
  trial: ['checked', 'approved'],
  submit: ['checked'],
  start: ['approved', 'paused'],
  pause: ['running'],
  cancel: ['uploaded', 'checked', 'approved', 'running', 'paused'],
  export: ['checked', 'approved', 'running', 'paused', 'done', 'cancelled'],
}
/** What was requested stays as it is until somebody has decided. */
const NOT_WHILE_REQUESTED: readonly Step[] = ['check', 'submit', 'cancel']

export function may(row: MassRow, step: Step): boolean {
  if (row.is_requested && NOT_WHILE_REQUESTED.includes(step)) return false
  if (step === 'submit' && row.sendable === 0) return false
  return ALLOWED[step].includes(row.stage)
}

/** The names between braces, each once, in order. */
export function variablesOf(template: string): string[] {
  return [...new Set([...template.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name?.trim() ?? '').filter(Boolean))]
}

/** Columns as far as their heading says it: the number's, and each variable's of its own name. */
export function guessed(headings: readonly string[], template: string, chosen: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(variablesOf(template).map((name) => [name, chosen[name] || (headings.includes(name) ? name : '')]))
}

export const numberColumn = (headings: readonly string[]): string => headings.find((one) => /手机|号码|电话|mobile|phone/i.test(one)) ?? ''

/** Field of the form -> what is wrong with it. */
export function faultsOf({ name, template, number_column: numbers, columns }: Wording): Record<string, string> {
  const rest = template.replace(/\{[^{}]*\}/g, '')
  return {
    name: name.trim() ? '' : '请填写名称',
    template: template.trim() ? (/[{}]/.test(rest) || /\{\s*\}/.test(template) ? '变量须写成 {名称}' : '') : '请填写短信内容',
    number: numbers ? '' : '请选择号码所在的列',
    columns: variablesOf(template).every((one) => columns?.[one]) ? '' : '请为每个变量选择列',
  }
}

/** States with their counts, as they are listed; what there is none of is left out. */
export function countsOf({ progress }: Mass): { state: State; count: number }[] {
  return STATES.flatMap((state) => progress.filter((one) => one.state === state))
}

export const totalOf = ({ progress }: Mass): number => progress.reduce((sum, one) => sum + one.count, 0)

/** Texts of which it is known how they ended, or that they left. */
export function overOf({ progress }: Mass): number {
  return progress.filter(({ state }) => !UNDER_WAY.includes(state)).reduce((sum, one) => sum + one.count, 0)
}

export function percentOf(mass: Mass): number {
  const total = totalOf(mass)
  return total ? Math.floor((100 * overOf(mass)) / total) : 0
}

/** "12,000 行，可发 11,980". */
export function sizeOf(row: MassRow): string {
  return row.stage === 'uploaded' || row.stage === 'checking' ? `${count(row.rows)} 行` : `${count(row.rows)} 行，可发 ${count(row.sendable)}`
}

/** How soon to look again, in milliseconds; 0 when nothing moves by itself. */
export function lookAgainAfter(mass: Mass): number {
  if (mass.stage === 'checking' || mass.stage === 'running' || mass.result?.state === 'waiting') return 2000
  const goesOn = mass.progress.some(({ state }) => state === 'handed_over' || state === 'waiting')
  return mass.is_requested || goesOn ? 10_000 : 0
}

const at = (id: string): { path: { mass_id: string } } => ({ path: { mass_id: id } })

export const requests = {
  upload(file: File): Promise<Mass> {
    const form = new FormData()
    form.set('file', file)
    return http.upload('/api/texts/mass', { form })
  },
  read: (id: string): Promise<Mass> => http.get('/api/texts/mass/{mass_id}', at(id)),
  check: (id: string, body: Wording): Promise<Mass> => http.post('/api/texts/mass/{mass_id}/check', { ...at(id), body }),
  trial: (id: string, number: string): Promise<unknown> => http.post('/api/texts/mass/{mass_id}/trial', { ...at(id), body: { number } }),
  submit: (id: string, reason: string): Promise<Mass> => http.post('/api/texts/mass/{mass_id}/submit', { ...at(id), body: { reason } }),
  start: (id: string): Promise<Mass> => http.post('/api/texts/mass/{mass_id}/start', at(id)),
  pause: (id: string): Promise<Mass> => http.post('/api/texts/mass/{mass_id}/pause', at(id)),
  cancel: (id: string): Promise<Mass> => http.post('/api/texts/mass/{mass_id}/cancel', at(id)),
  export: (id: string): Promise<Mass> => http.post('/api/texts/mass/{mass_id}/export', at(id)),
}
