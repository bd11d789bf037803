import { computed, type ComputedRef, onScopeDispose, ref, watch } from 'vue'

import { ApiError, http } from '@/app/http'
import { EMBEDDED } from '@/app/embedded'
import { useDesk } from '@/calls/desk/desk'
import { useNow } from '@/shared/ticker'

import { type Person, useSession } from './session'

/** A session that nobody uses ends. Input in any tab is use, and so are a call and its wrap-up. */

export type IdleStage = 'used' | 'warning' | 'over'

const USED_AT = 'hotline.used-at'
const NOTE_EVERY_MS = 60_000
const MOVE_EVERY_MS = 5000
const INPUTS = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const
const OVER = '长时间没有操作，已自动退出。重新输入密码即可继续，页面内容已保留。'
const MINUTE_MS = 60_000

export function idleStage(idleMs: number, limits: Pick<Person, 'idle_minutes' | 'warning_minutes'>): IdleStage {
  if (idleMs >= limits.idle_minutes * MINUTE_MS) return 'over'
  return idleMs >= (limits.idle_minutes - limits.warning_minutes) * MINUTE_MS ? 'warning' : 'used'
}

export interface Idle {
  readonly stage: ComputedRef<IdleStage>
  /** Until the session ends. */
  readonly secondsLeft: ComputedRef<number>
  goOn(): void
}

/** Called once, by the application. */
export function attendIdle(): Idle {
  const session = useSession()
  const desk = useDesk()
  const tick = useNow()
  /** This machine's own clock, which may be wrong: the tabs of a browser share it, and only differences count. */
  const now = ref(Date.now())
  const usedAt = ref(Date.now())
  let notedAt = 0
  let movedAt = 0

  const limits = computed(() => (session.expired ? null : session.person))
  /** A page that holds the bar has a lock of its own, and what is done there is not seen here. */
  const busy = computed(() => ['ringing', 'talking', 'wrap_up'].includes(desk.agent?.state ?? '') || (EMBEDDED && desk.here))
  const idleMs = computed(() => Math.max(0, now.value - usedAt.value))
  const stage = computed((): IdleStage => (limits.value && !busy.value ? idleStage(idleMs.value, limits.value) : 'used'))
  const secondsLeft = computed(() => Math.max(0, (limits.value?.idle_minutes ?? 0) * 60 - idleMs.value / 1000))

  function use(): void {
    if (!limits.value || stage.value === 'over') return
    usedAt.value = now.value
    localStorage.setItem(USED_AT, String(usedAt.value))
    if (now.value - notedAt < NOTE_EVERY_MS) return
    notedAt = now.value
    void http.post('/api/session/use').catch((problem: unknown) => {
      if (!(problem instanceof ApiError)) throw problem
    })
  }

  /** A mouse that is pushed takes no warning away: it is to be read. */
  function move(): void {
    if (stage.value !== 'used' || now.value - movedAt < MOVE_EVERY_MS) return
    movedAt = now.value
    use()
  }

  function elsewhere(event: StorageEvent): void {
    if (event.key === USED_AT) usedAt.value = Math.max(usedAt.value, Number(event.newValue))
  }

  for (const input of INPUTS) window.addEventListener(input, use, { passive: true })
  window.addEventListener('pointermove', move, { passive: true })
  window.addEventListener('storage', elsewhere)
  onScopeDispose(() => {
    for (const input of INPUTS) window.removeEventListener(input, use)
    window.removeEventListener('pointermove', move)
    window.removeEventListener('storage', elsewhere)
  })
  watch(tick, () => (now.value = Date.now()))
  watch(
    () => session.person,
    () => {
      usedAt.value = notedAt = now.value = Date.now()
    },
    { flush: 'sync' },
  )
  watch([now, busy], () => busy.value && now.value - usedAt.value > MOVE_EVERY_MS && use())
  watch(stage, (reached) => {
    if (reached === 'over') session.leave(OVER)
  })
  return { stage, secondsLeft, goOn: use }
}
