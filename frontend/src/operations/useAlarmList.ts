import { computed, type ComputedRef, onScopeDispose, ref, type Ref, watch } from 'vue'

import { ApiError, http, query } from '@/app/http'
import { serverNow } from '@/shared/ticker'

import type { Alarm, OpenAlarm } from './alarms'
import { type AlarmFilters, wireOf } from './alarmFilters'

/** The list of alarms, fetched anew when what is open says that something happened. */

export interface AlarmList {
  readonly rows: Ref<Alarm[]>
  readonly state: Ref<'loading' | 'more' | 'done' | 'failed'>
  readonly problem: Ref<ApiError | undefined>
  readonly hasMore: Ref<boolean>
  reload(): Promise<void>
  more(): Promise<void>
}

/** The tables have an event a moment after the live line shows it. */
const WRITTEN_MS = 800

export function useAlarmList(filters: Ref<AlarmFilters>, open: ComputedRef<readonly OpenAlarm[]>): AlarmList {
  const rows = ref<Alarm[]>([])
  const state = ref<AlarmList['state']['value']>('loading')
  const problem = ref<ApiError>()
  const next = ref<string | null>(null)
  let running: AbortController | undefined
  let later: ReturnType<typeof setTimeout> | undefined

  async function fetchPage(cursor: string | null): Promise<void> {
    running?.abort()
    running = new AbortController()
    const mine = running
    state.value = cursor ? 'more' : 'loading'
    problem.value = undefined
    try {
      const parameters = query({ ...wireOf(filters.value, serverNow()), cursor })
      const page = await http.get<{ rows: Alarm[]; next: string | null }>(`/api/alarms${parameters}`, mine.signal)
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
  watch(
    () => open.value.map((alarm) => `${alarm.id} ${alarm.changed_at}`).sort().join(),
    () => {
      clearTimeout(later)
      later = setTimeout(() => void reload(), WRITTEN_MS)
    },
  )
  onScopeDispose(() => {
    clearTimeout(later)
    running?.abort()
  })
  return { rows, state, problem, hasMore: computed(() => next.value !== null), reload, more: () => fetchPage(next.value) }
}
