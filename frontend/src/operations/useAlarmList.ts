import { type ComputedRef, type Ref, watch } from 'vue'

import type { Pages } from '@/shared/list/usePages'
import { useWrittenPages } from '@/shared/list/useWrittenPages'
import { serverNow } from '@/shared/ticker'

import type { Alarm, OpenAlarm } from './alarms'
import { type AlarmFilters, wireOf } from './alarmFilters'

/** The list of alarms, looked at anew when what is open says that something happened. */

export function useAlarmList(filters: Ref<AlarmFilters>, open: ComputedRef<readonly OpenAlarm[]>): Pages<Alarm> {
  const { pages, soon } = useWrittenPages('/api/alarms', filters, () => wireOf(filters.value, serverNow()))
  watch(() => open.value.map((alarm) => `${alarm.id} ${alarm.changed_at}`).sort().join(), soon)
  return pages
}
