import { computed, watch } from 'vue'

import { usePhone } from '@/calls/phone/phone'

import { unmetSentence } from '@/calls/dial/words'

import { useDesk } from './desk'
import { dropDraft } from './drafts'
import { phoneIsBack } from './phoneBack'

/** What the desk does by itself while any page of a signed-in agent is open. Called once, by the frame. */
export function attendDesk(): void {
  const desk = useDesk()
  const phone = usePhone()
  desk.watchOtherWindows()

  watch(
    () => desk.call,
    (call) => desk.see(call),
    { immediate: true },
  )

  // Signed in at another place: the router gave the desk a new name.
  const displaced = computed(() => desk.credentials !== null && desk.signedIn && !desk.here)
  watch(displaced, (gone) => gone && desk.yieldDesk())

  // Signed out by a leader or by the clock.
  watch(
    () => desk.agent?.state,
    (state) => {
      if (state === 'signed_out' && desk.credentials) desk.dismissed()
    },
  )

  // A reload in mid-call, or a line that died under it: the caller hears music until we are back.
  const alone = computed(() => desk.here && desk.call?.phase === 'agent_lost' && phone.stage === 'idle')
  watch(alone, (lost) => {
    if (lost && desk.device === 'browser') desk.rejoining = true
  })
  watch(
    () => desk.rejoining,
    (wanted) => wanted && void desk.rejoin(),
    { immediate: true },
  )

  // Whom one rang up was not reached.
  watch(
    () => desk.agent?.unmet_call,
    (call, before) => {
      if (call && before !== undefined) desk.refuse(unmetSentence(desk.agent?.unmet ?? ''))
    },
  )

  // The switch died and can say no goodbye: the phone would hold its dead line for half a minute and refuse the next caller.
  watch(
    () => desk.agent?.lost_call,
    (call) => call && phone.letGo(call),
  )

  watch(
    () => [desk.agent?.state, desk.agent?.reason, phone.registeredAt],
    () => {
      if (desk.here && desk.device === 'browser' && phoneIsBack(desk.agent, phone.registeredAt, Date.now())) void desk.ready()
    },
  )

  // A finished wrap-up leaves nothing on this machine.
  watch(
    () => desk.callId,
    (_now, before) => {
      if (before && desk.savedCalls.includes(before)) dropDraft(before)
    },
  )
}
