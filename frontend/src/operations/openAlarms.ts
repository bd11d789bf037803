import { computed, type ComputedRef, onScopeDispose, watch } from 'vue'

import { inOwn } from '@/app/live/documents'
import { type Live, useLive } from '@/app/live/useLive'

import { askingOf, byUrgency, isWaiting, type OpenAlarm } from './alarms'

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
    known: computed(() => live.heardAt > 0),
  }
}

/** Calls `tell` with what begins to ask for somebody, once for each asking, until the component goes. */
export function whenAsked(open: ComputedRef<readonly OpenAlarm[]>, tell: (asking: readonly OpenAlarm[]) => void): void {
  const told = new Set<string>()
  const stop = watch(
    () => open.value.filter(isWaiting).map(askingOf).join('\n'),
    () => {
      const asking = open.value.filter((alarm) => isWaiting(alarm) && !told.has(askingOf(alarm)))
      for (const alarm of asking) told.add(askingOf(alarm))
      if (asking.length > 0) tell(asking)
    },
    { immediate: true },
  )
  onScopeDispose(stop)
}
