import { ref } from 'vue'

import { http, sentenceOf } from '@/app/http'

import type { OpenAlarm } from './alarms'

/** Taking care of an alarm: one says so with a note; what does not end by itself is dealt with. */

/** The alarm a dialog of the frame asks about; whoever shows alarms sets it. */
export const alarmDialog = ref<{ readonly alarm: Pick<OpenAlarm, 'id' | 'kind' | 'level' | 'message' | 'about' | 'agent' | 'call'>; readonly transition: Transition } | null>(null)

export type Transition = 'acknowledge' | 'clear'

/** The sentence to show when it was turned down, "" when it was taken. */
export function carryOut(transition: Transition, id: string, note: string): Promise<string> {
  return http.post(`/api/alarms/{alarm_id}/${transition}`, { path: { alarm_id: id }, body: { note } }).then(() => '', sentenceOf)
}
