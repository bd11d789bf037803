import { computed, type ComputedRef, onScopeDispose, watch } from 'vue'

import { inOwn } from '@/app/live/documents'
import { type Live, useLive } from '@/app/live/useLive'

import { announcementKey, byUrgency, isWaiting, type OpenAlarm } from './alarms'

/** What is open now, from the live line of alarms; everything that shows alarms shares it. */

export interface OpenAlarms {
  readonly live: Live
  /** What waits for somebody first. */
  readonly open: ComputedRef<OpenAlarm[]>
  readonly known: ComputedRef<boolean>
}

export function useOpenAlarms(): OpenAlarms {
  const live = useLive('own')
  return {
    live,
    open: computed(() => inOwn.all(live.docs, 'alarms').sort(byUrgency)),
    known: computed(() => live.receivedAt > 0),
  }
}

/** Calls `tell` with what begins to ask for somebody, once for each asking, until the component goes. */
export function onNewAlarm(open: ComputedRef<readonly OpenAlarm[]>, announce: (alarms: readonly OpenAlarm[]) => void): void {
  const announced = new Set<string>()
  const stop = watch(
    () => open.value.filter(isWaiting).map(announcementKey).join('\n'),
    () => {
      const alarms = open.value.filter((alarm) => isWaiting(alarm) && !announced.has(announcementKey(alarm)))
      for (const alarm of alarms) announced.add(announcementKey(alarm))
      if (alarms.length > 0) announce(alarms)
    },
    { immediate: true },
  )
  onScopeDispose(stop)
}
