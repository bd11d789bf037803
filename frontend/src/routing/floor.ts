import { computed, type ComputedRef, ref, type Ref, watch } from 'vue'

import { documentsOf } from '@/app/live/documents'
import type { Live } from '@/app/live/useLive'
import type { FloorFigures, QueueFigures } from '@/calls/figures'
import type { LiveCall } from '@/calls/liveCall'
import { kindWord, type OpenAlarm } from '@/operations/alarms'
import { useNow } from '@/shared/ticker'

import type { AgentDoc, QueueDoc } from './agents'
import { keepOrder, useOrderClock } from './calmOrder'
import { handUp, lookAt, type Seat, seatOf } from './seats'

/** The floor, put together from its live documents. */

export interface QueueRow {
  readonly queue: QueueDoc
  readonly figures: QueueFigures | undefined
}

export function useFloorFigures(live: Live): ComputedRef<FloorFigures | undefined> {
  return computed(() => live.docs.get('figures/floor') as FloorFigures | undefined)
}

export function useQueueRows(live: Live): ComputedRef<QueueRow[]> {
  return computed(() =>
    documentsOf<QueueDoc>(live.docs, 'queues').map((queue) => ({
      queue,
      figures: live.docs.get(`figures/queue.${queue.id}`) as QueueFigures | undefined,
    })),
  )
}

/** What the urgent alarms are called, by what they are about: agent/1001, call/…. */
function urgentAlarms(live: Live): ReadonlyMap<string, string> {
  const urgent = documentsOf<OpenAlarm>(live.docs, 'alarms').filter((alarm) => alarm.level === 'red')
  return new Map(urgent.map((alarm) => [alarm.about, kindWord(alarm.kind)]))
}

export function useSeats(live: Live): ComputedRef<Seat[]> {
  const urgent = computed(() => urgentAlarms(live))
  return computed(() =>
    documentsOf<AgentDoc>(live.docs, 'agents').map((agent) => {
      const call = (agent.call && (live.docs.get(`calls/${agent.call}`) as LiveCall | undefined)) || null
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

  const shown = computed(() => keepOrder(seats.value, order.value, (seat) => seat.agent.id))
  return {
    all: shown,
    toLookAt: computed(() => shown.value.filter((seat) => looked.value.has(seat.agent.id))),
    rest: computed(() => shown.value.filter((seat) => !looked.value.has(seat.agent.id))),
    hold,
  }
}
