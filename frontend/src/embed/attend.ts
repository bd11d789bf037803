import { computed, onScopeDispose, watch } from 'vue'

import { useSession } from '@/accounts/session'
import { useDesk } from '@/calls/desk/desk'
import { useDial } from '@/calls/dial/dial'
import { usePhone } from '@/calls/phone/phone'

import { type Acts, carryOut } from './commands'
import { obey, announce } from './frame'
import { newsBetween, stateOf } from './news'

/** Tells the page around the bar what happens at the desk, and does what that page asks. Called once, by the page of the bar. */
export function attendHost(): void {
  const session = useSession()
  const desk = useDesk()
  const phone = usePhone()
  const dial = useDial()

  const state = computed(() =>
    stateOf({
      person: session.person,
      agent: desk.agent,
      call: desk.call,
      here: desk.here,
      registered: phone.registered,
    }),
  )
  const acts: Acts = {
    state: () => state.value,
    answer: async () => {
      await desk.answer()
      return phone.errorText === ''
    },
    hangUp: (reason) => desk.onCall('hang-up', { reason }),
    hold: () => desk.onCall('hold'),
    resume: () => desk.onCall('resume'),
    dial: (number) => dial.dial({ number }),
    transfer: (target) => desk.onCall('transfer', target),
    sendKeys: (keys) => desk.onCall('keys', { keys }),
    rate: () => desk.onCall('rating'),
    ready: () => desk.ready(),
    notReady: (reason) => desk.notReady(reason),
    refusal: () => desk.refusal || phone.errorText,
  }

  announce({ event: 'bar.ready', data: state.value })
  watch(state, (now, before) => newsBetween(before, now).forEach(announce))
  onScopeDispose(obey((command) => carryOut(command, acts), () => state.value))
}
