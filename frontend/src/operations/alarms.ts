import { onScopeDispose, ref, type Ref } from 'vue'

import { http, sentenceOf } from '@/app/http'
import type { Level } from '@/shared/LevelTag.vue'

export interface Alarm {
  readonly id: string
  readonly level: Exclude<Level, 'grey'>
  readonly kind: string
  readonly about: string
  readonly message: string
  readonly raised_at: string
  readonly cleared_at: string | null
  readonly cleared_by: string
}

export interface Alarms {
  readonly rows: Ref<readonly Alarm[]>
  readonly known: Ref<boolean>
  readonly trouble: Ref<string>
  load(): Promise<void>
  clear(alarm: Alarm, note: string): Promise<void>
}

const AGAIN_MS = 10_000
const ORDER: readonly Alarm['level'][] = ['red', 'orange', 'yellow']

/** Open alarms by level, then the latest cleared ones; fetched again every ten seconds. */
export function useAlarms(): Alarms {
  const rows = ref<readonly Alarm[]>([])
  const known = ref(false)
  const trouble = ref('')

  async function load(): Promise<void> {
    try {
      const answer = await http.get<{ rows: Alarm[] }>('/api/alarms?state=open')
      rows.value = [...answer.rows].sort((a, b) => ORDER.indexOf(a.level) - ORDER.indexOf(b.level))
      known.value = true
      trouble.value = ''
    } catch (problem) {
      trouble.value = sentenceOf(problem)
    }
  }

  async function clear(alarm: Alarm, note: string): Promise<void> {
    try {
      await http.post(`/api/alarms/${alarm.id}/clear`, { note })
      await load()
    } catch (problem) {
      trouble.value = sentenceOf(problem)
    }
  }

  void load()
  const timer = setInterval(() => void load(), AGAIN_MS)
  onScopeDispose(() => clearInterval(timer))
  return { rows, known, trouble, load, clear }
}
