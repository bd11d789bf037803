import { computed, ref, type Ref, watch } from 'vue'

import { ApiError, http, query } from '@/app/http'
import { useDesk } from '@/calls/desk/desk'

import type { InboxItem, InboxSummary, ItemKind, Scope } from './items'

/** The list, fetched anew whenever the count on everybody's screen says that something happened. */

export interface InboxFilters {
  scope: Scope
  kind: ItemKind | ''
  overdue: boolean
}

export interface Inbox {
  readonly filters: Ref<InboxFilters>
  readonly rows: Ref<InboxItem[]>
  readonly state: Ref<'loading' | 'more' | 'done' | 'failed'>
  readonly problem: Ref<ApiError | undefined>
  readonly hasMore: Ref<boolean>
  reload(): Promise<void>
  more(): Promise<void>
}

/** Undefined before the first, and for people without a desk. */
export function useInboxSummary(): Ref<InboxSummary | undefined> {
  const desk = useDesk()
  return computed(() => desk.line?.docs.get('inbox/summary') as InboxSummary | undefined)
}

export function useInbox(initial: Partial<InboxFilters> = {}): Inbox {
  const filters = ref<InboxFilters>({ scope: 'waiting', kind: '', overdue: false, ...initial })
  const rows = ref<InboxItem[]>([])
  const state = ref<Inbox['state']['value']>('loading')
  const problem = ref<ApiError>()
  const next = ref<string | null>(null)
  const summary = useInboxSummary()
  let running: AbortController | undefined

  async function fetchPage(cursor: string | null): Promise<void> {
    running?.abort()
    running = new AbortController()
    const mine = running
    state.value = cursor ? 'more' : 'loading'
    problem.value = undefined
    try {
      const { scope, kind, overdue } = filters.value
      const parameters = query({ scope, kind, overdue: overdue || undefined, cursor })
      const page = await http.get<{ rows: InboxItem[]; next: string | null }>(`/api/inbox${parameters}`, mine.signal)
      rows.value = cursor ? [...rows.value, ...page.rows] : page.rows
      next.value = page.next
      state.value = 'done'
    } catch (thrown) {
      if (mine.signal.aborted) return
      if (!(thrown instanceof ApiError)) throw thrown
      problem.value = thrown
      state.value = 'failed'
    }
  }

  const reload = (): Promise<void> => fetchPage(null)
  watch(filters, reload, { deep: true, immediate: true })
  watch(() => summary.value?.at, reload)
  return { filters, rows, state, problem, hasMore: computed(() => next.value !== null), reload, more: () => fetchPage(next.value) }
}
