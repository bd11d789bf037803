import { computed, type ComputedRef } from 'vue'

import { useSession } from '@/accounts/session'
import { useDesk } from '@/calls/desk/desk'
import { draftOf } from '@/calls/desk/drafts'
import { missingOf } from '@/calls/desk/wrapUp'
import type { Levels } from '@/calls/phone/levels'
import { usePhone } from '@/calls/phone/phone'
import { useNow } from '@/shared/ticker'

import { type BarTexts, barTexts } from './barLines'
import { barLook, type BarLook } from './barState'

/** The bar's state, gathered from desk, phone and clock. */

export interface Bar {
  readonly look: ComputedRef<BarLook>
  readonly texts: ComputedRef<BarTexts>
  readonly missing: ComputedRef<string[]>
}

/** How long the bar says that the line is back. */
const CAUGHT_UP_FOR_MS = 5000

export function useBar(levels: Levels): Bar {
  const desk = useDesk()
  const session = useSession()
  const phone = usePhone()
  const now = useNow()

  const look = computed(() =>
    barLook({
      hasDesk: session.may('desk.use'),
      agent: desk.agent,
      call: desk.call,
      here: desk.here,
      rejoining: desk.rejoining || phone.rejoining,
      now: now.value,
    }),
  )
  const missing = computed(() => (look.value.kind === 'wrap' && desk.callId ? missingOf(draftOf(desk.callId)) : []))
  function caughtUp(): number | null {
    const recent = desk.line && Date.now() - desk.line.caughtUpAt < CAUGHT_UP_FOR_MS
    return recent && desk.line?.state === 'up' ? desk.line.caughtUp : null
  }

  const texts = computed(() =>
    barTexts({
      kind: look.value.kind,
      me: desk.agent?.id ?? '',
      call: desk.call,
      missing: missing.value,
      switchLost: desk.callId !== '' && desk.agent?.lost_call === desk.callId,
      silentSeconds: levels.silentSeconds.value,
      device: desk.device,
      phoneReady: phone.registered,
      phoneError: desk.refusal || phone.errorText,
      next: desk.agent?.next_state === 'not_ready' ? ['示忙', desk.agent.next_reason].filter(Boolean).join('：') : '',
      caughtUp: caughtUp(),
      now: now.value,
    }),
  )
  return { look, texts, missing }
}
