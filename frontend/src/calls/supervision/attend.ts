import { watch } from 'vue'

import { useDesk } from '@/calls/desk/desk'
import { usePhone } from '@/calls/phone/phone'

import { useSupervision } from './supervision'

/** What happens by itself to a leader with a call while any page is open. Called once, by the frame. */
export function attendSupervision(): void {
  const supervision = useSupervision()
  const desk = useDesk()
  const phone = usePhone()

  watch(
    () => supervision.sight,
    (now, before) => {
      if (before && !now && !supervision.returning) supervision.over(before)
    },
  )

  // The line of who took over died under it.
  watch(
    () => supervision.sight?.kind === 'returning' && supervision.inPage && phone.stage === 'idle',
    (alone) => {
      if (alone && !supervision.returning) void supervision.fetchBack()
    },
  )

  // Signed in at the desk: its phone has taken the place of the own one.
  watch(
    () => desk.here,
    (here) => {
      if (!here) return
      supervision.account = null
      supervision.remember()
    },
  )
}
