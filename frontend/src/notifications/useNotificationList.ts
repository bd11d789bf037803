import { computed, type ComputedRef, ref, type Ref, watch } from 'vue'

import { http, sentenceOf } from '@/app/http'

import { type NotificationPage, type NotificationRow, type OwnNotifications, withFirstPage } from './notifications'

/** The list in the drawer: page by page, narrowed, read again whenever the live count says that something changed. */

export interface NotificationList {
  readonly unreadOnly: Ref<boolean>
  /** '' for all kinds. */
  readonly kind: Ref<string>
  readonly rows: Ref<readonly NotificationRow[]>
  readonly counts: Ref<Readonly<Record<string, number>>>
  readonly hasMore: ComputedRef<boolean>
  /** False until the first answer. */
  readonly known: Ref<boolean>
  /** Why the last reading or marking failed, '' when it did not. */
  readonly problem: Ref<string>
  reload(): Promise<void>
  more(): Promise<void>
  read(row: NotificationRow): Promise<void>
  readAll(): Promise<void>
}

export function useNotificationList(own: ComputedRef<OwnNotifications>): NotificationList {
  const unreadOnly = ref(false)
  const kind = ref('')
  const rows = ref<readonly NotificationRow[]>([])
  const counts = ref<Readonly<Record<string, number>>>({})
  const next = ref<number | null>(null)
  const known = ref(false)
  const problem = ref('')
  let turn = 0

  async function page(before: number | null): Promise<NotificationPage | undefined> {
    const mine = ++turn
    try {
      const found = await http.get('/api/notifications', { query: { unread: unreadOnly.value, kind: kind.value, before: before ?? 0 } })
      if (mine !== turn) return undefined
      problem.value = ''
      known.value = true
      counts.value = found.unread_by_kind
      return found
    } catch (thrown) {
      if (mine === turn) problem.value = sentenceOf(thrown)
      return undefined
    }
  }

  async function reload(): Promise<void> {
    const first = await page(null)
    if (!first) return
    const merged = withFirstPage(rows.value, first)
    if (merged.length === first.rows.length) next.value = first.next
    rows.value = merged
  }

  async function more(): Promise<void> {
    const found = await page(next.value)
    if (!found) return
    rows.value = [...rows.value, ...found.rows]
    next.value = found.next
  }

  async function after(change: Promise<unknown>): Promise<void> {
    try {
      await change
      await reload()
    } catch (thrown) {
      problem.value = sentenceOf(thrown)
    }
  }

  watch([unreadOnly, kind], () => {
    rows.value = []
    known.value = false
    void reload()
  })
  watch(() => `${own.value.unread} ${own.value.newest.map((one) => one.id).join(' ')}`, reload, { immediate: true })

  return {
    unreadOnly,
    kind,
    rows,
    counts,
    hasMore: computed(() => next.value !== null),
    known,
    problem,
    reload,
    more,
    read: (row) => (row.read_at ? Promise.resolve() : after(http.post('/api/notifications/{notification_id}/read', { path: { notification_id: row.id } }))),
    readAll: () => after(http.post('/api/notifications/read', { body: { kind: kind.value } })),
  }
}
