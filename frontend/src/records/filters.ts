import { type FilterRules, setOf } from '@/shared/list/address'
import { type Period, PERIOD_LABELS, spanOf } from '@/shared/list/period'

/** What the list is narrowed by. It lives in the address, so that a view can be shared and gone back to. */

export interface RecordFilters {
  number: string
  agent: string
  period: Period
  /** Days in Beijing, "2026-11-25", when the period is `days`; both included. */
  first: string
  last: string
  topic: string
  rating: string
  queue: string
  hungUpBy: string
  flag: string
  /** Whether the citizen was told that the call is recorded. */
  notice: string
  /** Case number of 12345, whole. */
  caseNumber: string
}

export const NO_FILTERS: Readonly<RecordFilters> = {
  number: '',
  agent: '',
  period: 'week',
  first: '',
  last: '',
  topic: '',
  rating: '',
  queue: '',
  hungUpBy: '',
  flag: '',
  notice: '',
  caseNumber: '',
}

/** The parameters of GET /api/calls. */
export function wireOf(filters: RecordFilters, now: number): Record<string, string> {
  const { number, agent, topic, rating, queue, hungUpBy, flag, notice, caseNumber } = filters
  const fields = { number: number.trim(), agent: agent.trim(), topic, rating, queue, hung_up_by: hungUpBy, flag, notice, case: caseNumber.trim() }
  return { ...setOf(fields), ...spanOf(filters, now) }
}

export const RECORD_FILTERS: FilterRules<RecordFilters> = { defaults: NO_FILTERS, known: { period: (value) => value in PERIOD_LABELS } }
