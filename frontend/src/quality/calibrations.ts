import { computed, type ComputedRef } from 'vue'

import { http } from '@/app/http'
import { useLoaded } from '@/shared/useLoaded'
import type { Schemas } from '@/wire/schemas'

import { bodyOf, type Marks } from './grading'
import type { Grade, Standard } from './quality'

/** Calibrations (校准会) on the wire, and the precedents (判例) that come of them. */

export type Calibration = Schemas['CalibrationOut']
export type CalibrationItem = NonNullable<Calibration['items']>[number]
export type CalibrationBody = Schemas['CalibrationBody']
export type CallToCalibrate = Schemas['CallToCalibrateOut']
export type Precedent = Schemas['PrecedentOut']

export const CALIBRATION_STAGES: Readonly<Record<Calibration['stage'], string>> = { marking: '独立评分中', opened: '待定论', closed: '已定论', cancelled: '已取消' }
export const stageClass = (stage: Calibration['stage']): string => ({ marking: 'primary', opened: 'warn', closed: 'ok', cancelled: '' })[stage]

const on = (id: string): { path: { calibration_id: string } } => ({ path: { calibration_id: id } })
const sheet = (marks: Marks): Schemas['CalibrationSheetBody'] => ({ marks: bodyOf(marks, '').marks })

export const calibrations = {
  due: (): Promise<Schemas['CalibrationDueOut'][]> => http.get('/api/quality/calibrations/due'),
  calls: (): Promise<CallToCalibrate[]> => http.get('/api/quality/calibrations/calls'),
  setUp: (body: CalibrationBody): Promise<Calibration> => http.post('/api/quality/calibrations', { body }),
  read: (id: string): Promise<Calibration> => http.get('/api/quality/calibrations/{calibration_id}', on(id)),
  save: (id: string, marks: Marks): Promise<unknown> => http.put('/api/quality/calibrations/{calibration_id}/sheet', { ...on(id), body: sheet(marks) }),
  submit: (id: string, marks: Marks): Promise<Calibration> => http.post('/api/quality/calibrations/{calibration_id}/sheet/submit', { ...on(id), body: sheet(marks) }),
  open: (id: string): Promise<Calibration> => http.post('/api/quality/calibrations/{calibration_id}/open', on(id)),
  decide: (id: string, item: string, grade: Grade, reason: string): Promise<Calibration> => http.put('/api/quality/calibrations/{calibration_id}/decisions/{item}', { path: { calibration_id: id, item }, body: { grade, reason } }),
  close: (id: string): Promise<Calibration> => http.post('/api/quality/calibrations/{calibration_id}/close', on(id)),
  cancel: (id: string, reason: string): Promise<Calibration> => http.post('/api/quality/calibrations/{calibration_id}/cancel', { ...on(id), body: { reason } }),
}

export const precedents = {
  read: (kind: Standard['kind'], withRetired = false): Promise<Schemas['PrecedentListOut']> => http.get('/api/quality/precedents', { query: { kind, with_retired: withRetired } }),
  retire: (id: number, reason: string): Promise<unknown> => http.post('/api/quality/precedents/{precedent_id}/retire', { path: { precedent_id: id }, body: { reason } }),
}

export function byItem(rows: readonly Precedent[]): ReadonlyMap<string, readonly Precedent[]> {
  const found = new Map<string, Precedent[]>()
  for (const one of rows) found.set(one.item, [...(found.get(one.item) ?? []), one])
  return found
}

/** Item -> its precedents in force, for the form of a call; a form without them can be graded all the same. */
export function usePrecedents(kind: () => Promise<Standard['kind']>): ComputedRef<ReadonlyMap<string, readonly Precedent[]>> {
  const { value } = useLoaded(async () => precedents.read(await kind()))
  return computed(() => byItem(value.value?.rows ?? []))
}

/** Items that inspectors have graded differently and that nobody has decided. */
export const undecided = (items: readonly CalibrationItem[]): readonly CalibrationItem[] => items.filter((one) => one.right === null)
