import { computed, shallowRef } from 'vue'

import { http } from '@/app/http'
import type { Schemas } from '@/wire/schemas'

/** Who may be named in a work order: fetched once. */

export type CasePerson = Schemas['PersonOut']

const loaded = shallowRef<readonly CasePerson[]>([])
let loading: Promise<void> | undefined

export const casePeople = computed(() => loaded.value)

export function loadCasePeople(): Promise<void> {
  loading ??= http.get('/api/workorders/house/people').then(
    ({ rows }) => void (loaded.value = rows),
    () => void (loading = undefined),
  )
  return loading
}

/** "4001 李四"; the number alone until the names are there. */
export function personText(number: string): string {
  const found = loaded.value.find((one) => one.number === number)
  return found ? `${found.number} ${found.name}` : number
}
