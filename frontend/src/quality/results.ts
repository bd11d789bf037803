import { http } from '@/app/http'
import type { Schemas } from '@/wire/schemas'

/** The results of a drawn plan. */

export type Results = Schemas['QualityResultsOut']
export type SampleFigure = Schemas['SampleFigureOut']
export type Group = Schemas['ResultGroupOut']

export const DRIFT_LABELS: Readonly<Record<Results['inspectors'][number]['drift'], string>> = { none: '', stricter: '偏严', milder: '偏松' }

export const readResults = (plan: string): Promise<Results> => http.get('/api/quality/results/{plan_id}', { path: { plan_id: plan } })
export const workbookOf = (plan: string): string => `/api/quality/results/${encodeURIComponent(plan)}/export`

/** How a group stands to all calls: only where its interval lies apart from their mean. */
export function comparedTo(all: SampleFigure, group: SampleFigure): string {
  if (!group.is_enough || all.value === null || group.low === null || group.high === null) return ''
  return group.high < all.value ? '低于总体' : group.low > all.value ? '高于总体' : ''
}
