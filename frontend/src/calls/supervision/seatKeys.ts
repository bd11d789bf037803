import { useSession } from '@/accounts/session'
import type { LiveCall } from '@/calls/liveCall'
import { actOf } from '@/shared/keymap'

import { MODES } from './modes'
import { whyNot } from './presence'
import { useSupervision } from './supervision'

/** L W B T on a seat that has the focus: for this seat, whichever call one is with. */
export function pressOnSeat(event: KeyboardEvent, call: LiveCall | null, agent: { readonly id: string; readonly name: string; readonly group: string }): void {
  const act = actOf(event)
  const mode = MODES.find((one) => one.act === act)?.mode
  const session = useSession()
  if (!mode || !session.may('live.supervise') || !session.leads(agent.group)) return
  event.preventDefault()
  event.stopPropagation()
  const supervision = useSupervision()
  const { presence } = supervision
  const there = presence !== null && supervision.supervised?.id === call?.id
  if (!call || event.repeat || whyNot(call, supervision.me, mode, presence !== null) || (there && presence.mode === mode)) return
  supervision.choose({ call: call.id, whom: `${agent.id} ${agent.name}`, mode, reason: '' })
}
