import { http } from '@/app/http'
import type { Schemas } from '@/wire/schemas'

/** Batches of trainees on the wire, and the words for what they must reach. */

export type Batch = Schemas['TrainingBatchDetailOut']
export type BatchRow = Schemas['TrainingBatchOut']
export type BatchBody = Schemas['TrainingBatchBody']
export type NewBatchBody = Schemas['NewTrainingBatchBody']
export type Trainee = Schemas['TraineeOut']
export type Attained = Trainee['conditions'][number]
export type Lesson = Schemas['LessonOut']
export type LessonBody = Schemas['LessonBody']
export type Result = Schemas['TrainingResultOut']
export type ResultBody = Schemas['TrainingResultBody']
export type ResultKind = Result['kind']
export type Retention = NonNullable<Batch['retention']>
export type Certificate = Schemas['AgentCertificateOut']
export type CertificateRequest = Schemas['AgentCertificateRequestBody']
export type CertificateState = 'requested' | 'valid' | 'over'
type Condition = Schemas['TrainingConditionBody']

export const STAGE_LABELS: Readonly<Record<BatchRow['stage'], string>> = { running: '在训', closed: '已结班' }
export const KIND_LABELS: Readonly<Record<ResultKind, string>> = { hours: '学时', course: '课程', exam: '理论考试', practice: '模拟接电', typing: '录入速度', mandarin: '普通话' }
export const UNITS: Readonly<Record<ResultKind, string>> = { hours: '小时', course: '门', exam: '分', practice: '分', typing: '字/分', mandarin: '' }
export const LESSON_LABELS: Readonly<Record<Lesson['kind'], string>> = { course: '课程', practice: '模拟接电', exam: '考试', shadowing: '跟岗' }
export const KINDS = Object.keys(KIND_LABELS) as ResultKind[]
/** Of the national test, from 1 upward. */
export const MANDARIN_GRADES = ['三级乙等', '三级甲等', '二级乙等', '二级甲等', '一级乙等', '一级甲等'] as const
/** What a batch must reach until its trainer sets something else. */
export const DEFAULT_CONDITIONS: readonly Condition[] = [
  { kind: 'hours', minimum: 160 },
  { kind: 'exam', minimum: 80 },
  { kind: 'practice', minimum: 80 },
  { kind: 'typing', minimum: 40 },
  { kind: 'mandarin', minimum: 3 },
]
export const CERTIFICATE_LABELS: Readonly<Record<Certificate['stage'], string>> = { requested: '待签发', valid: '有效', refused: '未签发', withdrawn: '已注销', expired: '已到期', replaced: '已续期' }
export const LEVELS = [1, 2, 3, 4, 5] as const
/** A certificate holds for a year unless something else is set. */
export const DEFAULT_MONTHS = 12
export const ACCEPTED_TABLES = '.xlsx,.xls,.csv'

/** "81", "42.5"; of Mandarin the grade. */
export function scoreText(kind: ResultKind, score: number): string {
  return kind === 'mandarin' ? (MANDARIN_GRADES[score - 1] ?? '') : String(Math.round(score * 10) / 10)
}

/** "40 字/分", "二级乙等". */
export const withUnit = (kind: ResultKind, score: number): string => `${scoreText(kind, score)} ${UNITS[kind]}`.trim()

/** "≥ 40 字/分". */
export const minimumText = ({ kind, minimum }: Condition): string => (kind === 'mandarin' ? `${scoreText(kind, minimum)}及以上` : `≥ ${withUnit(kind, minimum)}`)

/** What a cell of the matrix shows: a dash before the first result. */
export const cellText = ({ kind, score }: Attained): string => (score === null ? '—' : scoreText(kind, score))

/** "还差 8 小时"; "" once it is reached. */
export function missingText(attained: Attained): string {
  if (attained.is_met) return ''
  if (attained.score === null) return minimumText(attained)
  return attained.kind === 'hours' || attained.kind === 'course' ? `还差 ${withUnit(attained.kind, attained.minimum - attained.score)}` : minimumText(attained)
}

/** How far a trainee is, in whole per cent: each condition counts the same. */
export function percentOf(trainee: Trainee): number {
  if (trainee.conditions.length === 0) return trainee.is_ready ? 100 : 0
  const shares = trainee.conditions.map(({ is_met, kind, score, minimum }) => (is_met ? 1 : kind === 'hours' || kind === 'course' ? Math.min(1, (score ?? 0) / minimum) : 0))
  return Math.floor((100 * shares.reduce((sum, one) => sum + one, 0)) / shares.length)
}

export const skillsText = ({ skills }: Certificate): string => skills.map(({ name, level }) => `${name} ${level} 级`).join('、')

export function stateOf(trainee: Trainee): { text: string; tone: string } {
  if (trainee.stopped_on) return { text: `${trainee.stopped_on.slice(5)} 退出：${trainee.stop_reason}`, tone: '' }
  if (trainee.is_certified) return { text: '已提请上岗证', tone: 'ok' }
  return trainee.is_ready ? { text: '已达标', tone: 'ok' } : { text: '在训', tone: 'primary' }
}

/** Lessons by day, in order. */
export function byDay(plan: readonly Lesson[]): readonly (readonly [string, readonly Lesson[]])[] {
  const days = new Map<string, Lesson[]>()
  for (const lesson of plan) days.set(lesson.day, [...(days.get(lesson.day) ?? []), lesson])
  return [...days]
}

/** K7 as of now, in per cent; "—" without a denominator. */
export const rateOf = ({ reported, retained }: Retention): string => (reported.length === 0 ? '—' : `${((100 * retained.length) / reported.length).toFixed(2)}%`)

const at = (id: string): { path: { batch_id: string } } => ({ path: { batch_id: id } })
const on = (id: string): { path: { certificate_id: string } } => ({ path: { certificate_id: id } })
const of = (id: string, number: string): { path: { batch_id: string; number: string } } => ({ path: { batch_id: id, number } })

export const requests = {
  create: (body: NewBatchBody): Promise<Batch> => http.post('/api/training/batches', { body }),
  read: (id: string): Promise<Batch> => http.get('/api/training/batches/{batch_id}', at(id)),
  change: (id: string, body: BatchBody): Promise<Batch> => http.put('/api/training/batches/{batch_id}', { ...at(id), body }),
  add: (id: string, listed: string): Promise<Batch> => http.post('/api/training/batches/{batch_id}/members', { ...at(id), body: { listed } }),
  upload(id: string, file: File): Promise<Batch> {
    const form = new FormData()
    form.set('file', file)
    return http.upload('/api/training/batches/{batch_id}/list', { ...at(id), form })
  },
  stop: (id: string, number: string, body: Schemas['TraineeStopBody']): Promise<Batch> => http.post('/api/training/batches/{batch_id}/members/{number}/stop', { ...of(id, number), body }),
  resume: (id: string, number: string): Promise<Batch> => http.post('/api/training/batches/{batch_id}/members/{number}/resume', of(id, number)),
  plan: (id: string, body: LessonBody): Promise<Batch> => http.post('/api/training/batches/{batch_id}/plan', { ...at(id), body }),
  unplan: (id: string, lesson: number): Promise<Batch> => http.remove('/api/training/batches/{batch_id}/plan/{lesson_id}', { path: { batch_id: id, lesson_id: lesson } }),
  enter: (id: string, body: ResultBody): Promise<Batch> => http.post('/api/training/batches/{batch_id}/results', { ...at(id), body }),
  revoke: (id: string, result: number): Promise<Batch> => http.post('/api/training/batches/{batch_id}/results/{result_id}/revoke', { path: { batch_id: id, result_id: result } }),
  close: (id: string): Promise<Batch> => http.post('/api/training/batches/{batch_id}/close', at(id)),
  skills: (): Promise<Schemas['SkillChoicesOut']> => http.get('/api/training/certificates/skills'),
  request: (body: CertificateRequest): Promise<unknown> => http.post('/api/training/certificates', { body }),
  sign: (ids: string[]): Promise<unknown> => http.post('/api/training/certificates/sign', { body: { ids } }),
  refuse: (id: string, reason: string): Promise<unknown> => http.post('/api/training/certificates/{certificate_id}/refuse', { ...on(id), body: { reason } }),
  withdraw: (id: string, reason: string): Promise<unknown> => http.post('/api/training/certificates/{certificate_id}/withdraw', { ...on(id), body: { reason } }),
  renew: (id: string, months: number): Promise<unknown> => http.post('/api/training/certificates/{certificate_id}/renew', { ...on(id), body: { months } }),
  ownCertificates: (): Promise<Schemas['OwnCertificatesOut']> => http.get('/api/my-training/certificates'),
  own: (): Promise<Schemas['OwnTrainingOut']> => http.get('/api/my-training'),
}
