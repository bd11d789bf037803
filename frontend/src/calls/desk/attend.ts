import { onScopeDispose, watch } from 'vue'

import { usePhone } from '@/calls/phone/phone'

import { unmetSentence } from '@/calls/dial/dialTexts'

import { useDesk } from './desk'
import { dropDraft } from './drafts'
import { phoneIsBack } from './phoneBack'
import { whenClaimedElsewhere } from './windows'

/** What the desk does by itself while any page of a signed-in agent is open. Called once, by the frame. */
export function attendDesk(): void {
  const desk = useDesk()
  const phone = usePhone()
  onScopeDispose(whenClaimedElsewhere((agent) => desk.take({ type: 'claimedElsewhere', agent })))

  watch(
    () => desk.call,
    (call) => desk.see(call),
    { immediate: true },
  )

  // Signed in at another place, or signed out by a leader or by the clock.
  watch(
    () => desk.agent,
    (agent) => desk.take({ type: 'agentChanged', agent }),
    { immediate: true },
  )

  // A reload in mid-call, or a line that died under it: the caller hears music until we are back.
  watch(
    () => desk.here && desk.call?.phase === 'agent_lost' && phone.stage === 'idle',
    (alone) => alone && desk.take({ type: 'voiceLost' }),
  )
  watch(
    () => desk.rejoining,
    (returning) => returning && void desk.rejoin(),
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
