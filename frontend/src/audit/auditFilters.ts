import { type FilterRules, setOf } from '@/shared/list/address'
import { type Period, PERIOD_LABELS, type Span, spanOf } from '@/shared/list/period'

import { AREA_LABELS, KIND_LABELS, OUTCOME_LABELS } from './auditRows'

/** What the audit trail is narrowed by; it lives in the address. */

export interface AuditFilters {
  by: string
  /** An area: "citizens". */
  area: string
  /** An object "call/bj1a-…", or a kind of objects. */
  about: string
  kind: string
  outcome: string
  address: string
  searched: string
  correlation: string
  period: Period
  first: string
  last: string
  /** "timeline": the oldest first, hour by hour. */
  view: 'list' | 'timeline'
}

export const NO_FILTERS: Readonly<AuditFilters> = {
  by: '', area: '', about: '', kind: '', outcome: '', address: '', searched: '', correlation: '', period: 'today', first: '', last: '', view: 'list',
}
const VIEWS: readonly AuditFilters['view'][] = ['list', 'timeline']

export const AUDIT_FILTERS: FilterRules<AuditFilters> = {
  defaults: NO_FILTERS,
  known: {
    area: (value) => value in AREA_LABELS,
    kind: (value) => value in KIND_LABELS,
    outcome: (value) => value in OUTCOME_LABELS,
    period: (value) => value in PERIOD_LABELS,
    view: (value) => VIEWS.some((view) => view === value),
  },
}

/** What the server is asked for, the list and the file alike. */
export interface AuditSearch extends Span {
  readonly by?: string
  readonly action?: string
  readonly about?: string
  readonly outcome?: '' | 'done' | 'refused' | 'locked' | 'failed'
  readonly address?: string
  readonly searched?: string
  readonly correlation?: string
}

export function searchOf(filters: AuditFilters, now: number): AuditSearch {
  const { by, area, about, kind, outcome, address, searched, correlation } = filters
  return { ...setOf({ by, action: area && `${area}.`, about: about || kind, outcome, address, searched, correlation }), ...spanOf(filters, now) }
}

export function wireOf(filters: AuditFilters, now: number): Record<string, string> {
  return { ...(searchOf(filters, now) as Record<string, string>), ...(filters.view === 'timeline' ? { oldest_first: 'true' } : {}) }
}

/** A person's day as it went. */
export function dayOfPerson(by: string, day: string): AuditFilters {
  return { ...NO_FILTERS, by, period: 'days', first: day, last: day, view: 'timeline' }
}

/** All that ever happened to an object. */
export function historyOf(about: string): AuditFilters {
  return { ...NO_FILTERS, about, period: 'all', view: 'timeline' }
}

/** The rows of one request. */
export function requestOf(correlation: string): AuditFilters {
  return { ...NO_FILTERS, correlation, period: 'all', view: 'timeline' }
}
