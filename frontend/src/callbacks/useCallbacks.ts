import { onScopeDispose, type Ref } from 'vue'

import type { FilterRules } from '@/shared/list/address'
import type { Pages } from '@/shared/list/usePages'
import { useWrittenPages } from '@/shared/list/useWrittenPages'

import { type CallBackRow, KIND_LABELS } from './callbacks'

/** The list as it is now: fetched again when the filter changes, now and then, and after every deed. */

const EVERY_MS = 10_000

export interface CallBackFilters {
  state: 'open' | 'closed'
  kind: string
}

export const CALLBACK_FILTERS: FilterRules<CallBackFilters> = {
  defaults: { state: 'open', kind: '' },
  known: { state: (value) => value === 'closed', kind: (value) => value in KIND_LABELS },
}

export function useCallbacks(filters: Ref<CallBackFilters>): Pages<CallBackRow> {
  const { pages } = useWrittenPages('/api/callbacks', filters, () => ({ ...filters.value }))
  const timer = setInterval(() => {
    if (document.visibilityState === 'visible') void pages.reload()
  }, EVERY_MS)
  onScopeDispose(() => clearInterval(timer))
  return pages
}
