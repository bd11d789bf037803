import { watch } from 'vue'

import { useDesk } from '@/calls/desk/desk'
import { usePhone } from '@/calls/phone/phone'

import { useLeaderPhone } from './leaderPhone'
import { useSupervision } from './supervision'

/** What happens by itself to a leader with a call while any page is open. Called once, by the frame. */
export function attendSupervision(): void {
  const supervision = useSupervision()
  const leaderPhone = useLeaderPhone()
  const desk = useDesk()
  const phone = usePhone()

  watch(
    () => supervision.call,
    (call) => supervision.take({ type: 'callChanged', call, me: supervision.me }),
  )

  // The line of who took over died under it.
  watch(
    () => supervision.presence?.kind === 'returning' && leaderPhone.inPage && phone.stage === 'idle',
    (alone) => {
      if (alone && !supervision.returning) void supervision.fetchBack()
    },
  )

  watch(
    () => desk.here,
    (here) => here && leaderPhone.giveWayToDesk(),
  )

  // A reload finds the phone again.
  watch(
    () => leaderPhone.account,
    () => supervision.remember(),
  )
}
