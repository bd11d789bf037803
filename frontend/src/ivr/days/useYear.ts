import { computed, type ComputedRef, ref, type Ref, watch } from 'vue'

import { type ApiError, http, sentenceOf } from '@/app/http'
import { useLoaded } from '@/shared/useLoaded'

import type { Day, DayKind, Year } from './calendar'

/** A year of days, and setting one apart; the last change can be taken back. */

export interface Undo {
  readonly day: string
  readonly kind: DayKind
  readonly before: DayKind | ''
}

export interface YearDesk {
  readonly found: Readonly<Ref<Year | undefined>>
  readonly problem: Readonly<Ref<ApiError | undefined>>
  readonly byDay: ComputedRef<ReadonlyMap<string, Day>>
  readonly busy: Ref<boolean>
  readonly errorText: Ref<string>
  readonly undo: Ref<Undo | null>
  set(day: string, kind: DayKind | ''): Promise<void>
  takeBack(): Promise<void>
  reload(): Promise<void>
}

export function useYear(year: Ref<number>): YearDesk {
  const { value: found, problem, reload } = useLoaded(() => http.get('/api/calendar/{year}', { path: { year: year.value } }))
  const byDay = computed(() => new Map((found.value?.rows ?? []).map((row) => [row.day, row])))
  const busy = ref(false)
  const errorText = ref('')
  const undo = ref<Undo | null>(null)

  async function send(day: string, kind: DayKind | ''): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    errorText.value = ''
    try {
      await http.post('/api/days/{day}', { path: { day }, body: { kind } })
      await reload()
      return true
    } catch (thrown) {
      errorText.value = sentenceOf(thrown)
      return false
    } finally {
      busy.value = false
    }
  }

  async function set(day: string, kind: DayKind | ''): Promise<void> {
    const was = byDay.value.get(day)
    if (!(await send(day, kind)) || !was) return
    undo.value = { day, kind: kind || was.by_calendar, before: was.by ? was.kind : '' }
  }

  async function takeBack(): Promise<void> {
    const last = undo.value
    if (last && (await send(last.day, last.before))) undo.value = null
  }

  watch(year, reload)
  return { found, problem, byDay, busy, errorText, undo, set, takeBack, reload }
}
