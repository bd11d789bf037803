import { type Ref, onScopeDispose, readonly, ref } from 'vue'

/**
 * One clock for every timer on screen. It ticks in the server's time, so that two people looking at the same seat read
 * the same minutes, and it stands still while nobody looks.
 */

const TICK_MS = 500

const now = ref(Date.now())
let offset = 0
let watchers = 0
let timer: ReturnType<typeof setInterval> | undefined

function tick(): void {
  now.value = Date.now() + offset
}

/** A header Date names the second, not when in it. */
const DATE_RESOLUTION_MS = 1000
/** Differences below this are no wrong clock. */
const TRUSTED_WITHIN_MS = 1500

/**
 * What an answer tells of the server's clock. Its Date was written at some moment since the request was sent: a slow
 * answer says little, and must not turn the clock of the page back.
 */
export function learnServerTime(date: string | null, sentAt: number): void {
  const serverTime = Date.parse(date ?? '')
  if (Number.isNaN(serverTime)) return
  const lower = serverTime - Date.now()
  const upper = serverTime + DATE_RESOLUTION_MS - sentAt
  const canBe = (difference: number): boolean => lower - TRUSTED_WITHIN_MS < difference && difference < upper + TRUSTED_WITHIN_MS
  if (!canBe(offset)) offset = canBe(0) ? 0 : (lower + upper) / 2
}

export function serverNow(): number {
  return Date.now() + offset
}

/** The server's time in ms, moving twice a second as long as the calling component lives. */
export function useNow(): Readonly<Ref<number>> {
  if (watchers++ === 0) {
    tick()
    timer = setInterval(tick, TICK_MS)
  }
  onScopeDispose(() => {
    if (--watchers === 0) clearInterval(timer)
  })
  return readonly(now)
}
