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

/** Of the alarms announced last, so many are remembered. */
const REMEMBERED = 200

/** What this browser has announced to this person, so that a reload does not announce it again. */
function recall(place: string): Set<string> {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(place) ?? '[]')
    return new Set(Array.isArray(found) ? found.filter((one) => typeof one === 'string') : [])
  } catch {
    return new Set()
  }
}

/**
 * Calls `announce` with what begins to ask for somebody, once for each asking and person, until the component goes.
 * Windows that are open at the same time each announce it.
 */
export function onNewAlarm(open: ComputedRef<readonly OpenAlarm[]>, person: string, announce: (alarms: readonly OpenAlarm[]) => void): void {
  const place = `hotline.alarms.announced.${person}`
  const announced = recall(place)
  const stop = watch(
    () => open.value.filter(isWaiting).map(announcementKey).join('\n'),
    () => {
      const alarms = open.value.filter((alarm) => isWaiting(alarm) && !announced.has(announcementKey(alarm)))
      for (const alarm of alarms) announced.add(announcementKey(alarm))
      if (alarms.length === 0) return
      localStorage.setItem(place, JSON.stringify([...announced].slice(-REMEMBERED)))
      announce(alarms)
    },
    { immediate: true },
  )
  onScopeDispose(stop)
}
