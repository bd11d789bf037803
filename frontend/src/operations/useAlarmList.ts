import { type ComputedRef, onScopeDispose, type Ref, watch } from 'vue'

import { type Pages, usePages } from '@/shared/list/usePages'
import { serverNow } from '@/shared/ticker'

import type { Alarm, OpenAlarm } from './alarms'
import { type AlarmFilters, wireOf } from './alarmFilters'

/** The list of alarms, fetched anew when what is open says that something happened. */

/** The tables have an event a moment after the live line shows it. */
const WRITTEN_MS = 800

export function useAlarmList(filters: Ref<AlarmFilters>, open: ComputedRef<readonly OpenAlarm[]>): Pages<Alarm> {
  const pages = usePages<Alarm>('/api/alarms', filters, () => wireOf(filters.value, serverNow()))
  let later: ReturnType<typeof setTimeout> | undefined

  watch(
    () => open.value.map((alarm) => `${alarm.id} ${alarm.changed_at}`).sort().join(),
    () => {
      clearTimeout(later)
      later = setTimeout(() => void pages.reload(), WRITTEN_MS)
    },
  )
  onScopeDispose(() => clearTimeout(later))
  return pages
}
