import { computed, type Ref, watch } from 'vue'

import { inDesk } from '@/app/live/documents'
import { useDesk } from '@/calls/desk/desk'
import type { FilterRules } from '@/shared/list/address'
import { type Pages, usePages } from '@/shared/list/usePages'

import { type InboxItem, type InboxSummary, type ItemKind, KIND_LABELS, type Scope, SCOPE_LABELS } from './items'

/** The list, fetched anew whenever the count on everybody's screen says that something happened. */

export interface InboxFilters {
  scope: Scope
  kind: ItemKind | ''
  overdue: 'true' | ''
}

export const INBOX_FILTERS: FilterRules<InboxFilters> = {
  defaults: { scope: 'waiting', kind: '', overdue: '' },
  known: {
    scope: (value) => value in SCOPE_LABELS,
    kind: (value) => value in KIND_LABELS,
    overdue: (value) => value === 'true',
  },
}

/** Undefined before the first, and for people without a desk. */
export function useInboxSummary(): Ref<InboxSummary | undefined> {
  const desk = useDesk()
  return computed(() => inDesk.get(desk.line?.docs, 'inbox/summary'))
}

export function useInbox(filters: Ref<InboxFilters>): Pages<InboxItem> {
  const summary = useInboxSummary()
  const pages = usePages('/api/inbox', filters, () => ({ ...filters.value }))
  watch(() => summary.value?.at, pages.reload)
  return pages
}
