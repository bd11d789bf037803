import { onScopeDispose, type Ref } from 'vue'

import type { FilterRules } from '@/shared/list/address'
import type { Pages } from '@/shared/list/usePages'
import { useWrittenPages } from '@/shared/list/useWrittenPages'

import { CHANNEL_LABELS, type RatingRow, STAGE_LABELS } from './ratings'

/** The list as it is now: fetched again when the filters change, now and then, and after every act. */

const EVERY_MS = 20_000

export interface RatingFilters {
  scope: 'open' | 'mine' | 'overdue' | 'closed'
  stage: string
  channel: string
}

export const RATING_FILTERS: FilterRules<RatingFilters> = {
  defaults: { scope: 'open', stage: '', channel: '' },
  known: {
    scope: (value) => ['mine', 'overdue', 'closed'].includes(value),
    stage: (value) => value in STAGE_LABELS && value !== 'closed',
    channel: (value) => value in CHANNEL_LABELS,
  },
}

export function useRatings(filters: Ref<RatingFilters>): Pages<RatingRow> {
  const { pages } = useWrittenPages('/api/ratings', filters, () => ({ ...filters.value }))
  const timer = setInterval(() => {
    if (document.visibilityState === 'visible') void pages.lookAgain()
  }, EVERY_MS)
  onScopeDispose(() => clearInterval(timer))
  return pages
}
