import { computed, type ComputedRef, ref, type Ref, watch } from 'vue'

import { onFloor } from '@/app/live/documents'
import type { Live } from '@/app/live/useLive'
import type { FloorFigures, QueueFigures } from '@/calls/figures'
import { kindWord } from '@/operations/alarms'
import { useNow } from '@/shared/ticker'

import type { QueueDoc } from './agents'
import { inStableOrder, useOrderClock } from './calmOrder'
import { handUp, lookAt, type Seat, seatOf } from './seats'

/** The floor, put together from its live documents. */

export interface QueueRow {
  readonly queue: QueueDoc
  readonly figures: QueueFigures | undefined
}

export function useFloorFigures(live: Live): ComputedRef<FloorFigures | undefined> {
  return computed(() => onFloor.get(live.docs, 'figures/floor'))
}

export function useQueueRows(live: Live): ComputedRef<QueueRow[]> {
  return computed(() =>
    onFloor.all(live.docs, 'queues').map((queue) => ({
      queue,
      figures: onFloor.get(live.docs, `figures/queue.${queue.id}`),
    })),
  )
}

/** What the urgent alarms are called, by what they are about: agent/1001, call/…. */
function urgentAlarms(live: Live): ReadonlyMap<string, string> {
  const urgent = onFloor.all(live.docs, 'alarms').filter((alarm) => alarm.level === 'red')
  return new Map(urgent.map((alarm) => [alarm.about, kindWord(alarm.kind)]))
}

export function useSeats(live: Live): ComputedRef<Seat[]> {
  const urgent = computed(() => urgentAlarms(live))
  return computed(() =>
    onFloor.all(live.docs, 'agents').map((agent) => {
      const call = (agent.call && onFloor.get(live.docs, `calls/${agent.call}`)) || null
      return seatOf(agent, call, urgent.value.get(`agent/${agent.id}`) ?? urgent.value.get(`call/${agent.call}`))
    }),
  )
}

export interface SortedSeats {
  readonly all: ComputedRef<Seat[]>
  readonly toLookAt: ComputedRef<Seat[]>
  readonly rest: ComputedRef<Seat[]>
  hold(held: boolean): void
}

/** Seats that need a look, and the rest, each in the order asked for, which is renewed at most every five seconds. */
export function useSortedSeats(seats: ComputedRef<Seat[]>, compare: Ref<(a: Seat, b: Seat) => number>): SortedSeats {
  const now = useNow()
  const order = ref<string[]>([])
  const looked = ref(new Set<string>())

  function renew(): void {
    const sorted = [...seats.value].sort(compare.value)
    order.value = sorted.map((seat) => seat.agent.id)
    looked.value = new Set(sorted.filter((seat) => lookAt(seat, now.value)).map((seat) => seat.agent.id))
  }
  const { hold } = useOrderClock(renew)
  watch([() => seats.value.length > 0, compare], renew, { immediate: true })
  // A raised hand or an urgent alarm does not wait for its turn, nor for the pointer to leave.
  watch(() => seats.value.filter((seat) => handUp(seat) || seat.alarm).map((seat) => seat.agent.id).join(), renew)

  const displayed = computed(() => inStableOrder(seats.value, order.value, (seat) => seat.agent.id))
  return {
    all: displayed,
    toLookAt: computed(() => displayed.value.filter((seat) => looked.value.has(seat.agent.id))),
    rest: computed(() => displayed.value.filter((seat) => !looked.value.has(seat.agent.id))),
    hold,
  }
}
