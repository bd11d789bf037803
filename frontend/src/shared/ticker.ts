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

/** Differences below this are the resolution of the Date header, not a wrong clock. */
const TRUSTED_WITHIN_MS = 1500

export function learnServerTime(serverNow: number): void {
  const difference = serverNow - Date.now()
  offset = Math.abs(difference) > TRUSTED_WITHIN_MS ? difference : 0
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
