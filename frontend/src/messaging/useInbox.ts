import { computed, ref, type Ref, watch } from 'vue'

import { useDesk } from '@/calls/desk/desk'
import { type Pages, usePages } from '@/shared/usePages'

import type { InboxItem, InboxSummary, ItemKind, Scope } from './items'

/** The list, fetched anew whenever the count on everybody's screen says that something happened. */

export interface InboxFilters {
  scope: Scope
  kind: ItemKind | ''
  overdue: boolean
}

export interface Inbox extends Pages<InboxItem> {
  readonly filters: Ref<InboxFilters>
}

/** Undefined before the first, and for people without a desk. */
export function useInboxSummary(): Ref<InboxSummary | undefined> {
  const desk = useDesk()
  return computed(() => desk.line?.docs.get('inbox/summary') as InboxSummary | undefined)
}

export function useInbox(initial: Partial<InboxFilters> = {}): Inbox {
  const filters = ref<InboxFilters>({ scope: 'waiting', kind: '', overdue: false, ...initial })
  const summary = useInboxSummary()

  function wire(): Record<string, string> {
    const { scope, kind, overdue } = filters.value
    return { scope, kind, overdue: overdue ? 'true' : '' }
  }

  const pages = usePages<InboxItem>('/api/inbox', filters, wire)
  watch(() => summary.value?.at, pages.reload)
  return { filters, ...pages }
}
