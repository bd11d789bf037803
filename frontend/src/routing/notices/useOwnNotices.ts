import { computed, type ComputedRef, ref, type Ref } from 'vue'

import { inDesk } from '@/app/live/documents'
import { http, sentenceOf } from '@/app/http'
import { useDesk } from '@/calls/desk/desk'

import { type ActiveNotice, unreadOf } from './notices'

/** What stands on the own desk, and reading it. While one talks it waits: nothing on the desk moves then. */

export interface OwnNotices {
  readonly active: ComputedRef<ActiveNotice[]>
  readonly unread: ComputedRef<ActiveNotice[]>
  readonly waits: ComputedRef<boolean>
  /** The sentence why the last reading was turned down. */
  readonly errorText: Ref<string>
  read(id: string): Promise<void>
}

const BUSY: readonly string[] = ['ringing', 'talking']
/** Shared: the strip and the bar say the same. */
const errorText = ref('')

async function read(id: string): Promise<void> {
  errorText.value = await http.post('/api/desk/notices/{notice_id}/read', { path: { notice_id: id } }).then(() => '', sentenceOf)
}

export function useOwnNotices(): OwnNotices {
  const desk = useDesk()
  const active = computed(() => (desk.line ? inDesk.all(desk.line.docs, 'notices') : []))
  return {
    active,
    unread: computed(() => unreadOf(active.value)),
    waits: computed(() => BUSY.includes(desk.agent?.state ?? '')),
    errorText,
    read,
  }
}
