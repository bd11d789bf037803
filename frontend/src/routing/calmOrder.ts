import { onScopeDispose, ref } from 'vue'

/** An order that does not jump under a hand: renewed every five seconds, never under pointer or focus. */

const RENEW_MS = 5000

/** The items in the order last fixed; new ones at the end, gone ones left out. */
export function inStableOrder<T>(items: readonly T[], order: readonly string[], nameOf: (item: T) => string): T[] {
  const place = new Map(order.map((name, index) => [name, index]))
  const placeOf = (item: T): number => place.get(nameOf(item)) ?? order.length
  return [...items].sort((a, b) => placeOf(a) - placeOf(b))
}

export function useOrderClock(renew: () => void): { hold(held: boolean): void } {
  const held = ref(false)
  const timer = setInterval(() => {
    if (!held.value) renew()
  }, RENEW_MS)
  onScopeDispose(() => clearInterval(timer))
  return {
    hold: (now) => {
      held.value = now
    },
  }
}
