import { computed, type ComputedRef, onScopeDispose, watch } from 'vue'

import { useSession } from '@/accounts/session'
import { inOwn } from '@/app/live/documents'
import { type Live, useLive } from '@/app/live/useLive'

import { type NewNotification, NONE, type OwnNotifications } from './notifications'

/** How many notifications one has not read, live on every page; everything that shows them shares the line. */
export function useOwnNotifications(): { readonly live: Live; readonly own: ComputedRef<OwnNotifications> } {
  const live = useLive('own')
  const session = useSession()
  const own = computed(() => inOwn.get(live.docs, `notifications/${session.person?.number ?? ''}`) ?? NONE)
  return { live, own }
}

/** Calls `take` with each notification that arrives while the calling component lives; what was there before is none. */
export function whenReceived(live: Live, own: ComputedRef<OwnNotifications>, take: (one: NewNotification) => void): void {
  const known = new Set<string>()
  let begun = false
  const stop = watch(
    [() => live.receivedAt > 0, own],
    ([isConnected, now]) => {
      if (!isConnected) return
      const fresh = now.newest.filter((one) => !known.has(one.id))
      for (const one of fresh) known.add(one.id)
      if (begun) [...fresh].reverse().forEach(take)
      begun = true
    },
    { immediate: true },
  )
  onScopeDispose(stop)
}
